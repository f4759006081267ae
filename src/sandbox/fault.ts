/** How a task can fail: by its timeout, for lack of memory, with its process, or by an error that its process survived. */
export type FaultCode = 'timeout' | 'memory' | 'crash' | 'threw'

const sentences: Record<FaultCode, string> = {
  timeout: 'The work took longer than the time set aside for it and was stopped.',
  memory: 'The work needed more memory than is set aside for it and was stopped.',
  crash: 'The process that did the work ended before it was done.',
  threw: 'The work ended with an error.',
}

/** Why a task in the sandbox gave no result. `detail` says where in the child it ended, and holds none of the work. */
export class SandboxFault extends Error {
  readonly code: FaultCode
  readonly detail: string

  constructor(code: FaultCode, detail = '') {
    super(detail ? `${sentences[code]} ${detail}` : sentences[code])
    this.name = 'SandboxFault'
    this.code = code
    this.detail = detail
  }
}
