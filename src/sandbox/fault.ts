/** How a task can fail: out of time, out of memory, with its process, or by an error that the process outlived. */
export type FaultCause = 'timeout' | 'memory' | 'crash' | 'threw'

const sentences: Record<FaultCause, string> = {
  timeout: 'The work took longer than the time set aside for it and was stopped.',
  memory: 'The work needed more memory than is set aside for it and was stopped.',
  crash: 'The process that did the work ended before it was done.',
  threw: 'The work ended with an error.',
}

/** Why a task in the sandbox gave no result. `detail` is for the log; it may hold words of a student's work. */
export class SandboxFault extends Error {
  override readonly cause: FaultCause
  readonly detail: string

  constructor(cause: FaultCause, detail = '') {
    super(sentences[cause])
    this.name = 'SandboxFault'
    this.cause = cause
    this.detail = detail
  }
}
