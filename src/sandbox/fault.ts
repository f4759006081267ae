/**
 * How a task can fail: by its timeout, for lack of memory, with its process, or by an error that its process survived.
 * `unavailable` is no fault of the task: the sandbox is closed, or no child starts, so nothing may be said of its work.
 */
export type FaultCode = 'timeout' | 'memory' | 'crash' | 'threw' | 'unavailable'

/** Whether a task failed by what it was given; anything else happens to the next task as well. */
export const isFaultOfTask = (error: unknown): error is SandboxFault & { code: Exclude<FaultCode, 'unavailable'> } =>
  error instanceof SandboxFault && error.code !== 'unavailable'

const sentences: Record<FaultCode, string> = {
  timeout: 'The work took longer than the time set aside for it and was stopped.',
  memory: 'The work needed more memory than is set aside for it and was stopped.',
  crash: 'The process that did the work ended before it was done.',
  unavailable: 'The sandbox does no work just now.',
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
