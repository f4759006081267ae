import { limits } from './limits.ts'

/** The closed set of things that can go wrong for a caller; each is a stable `code` in a problem document. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'REFLECTION_INCOMPLETE'
  | 'NOT_FOUND'
  | 'NOT_ALLOWED'
  | 'NOT_SIGNED_IN'
  | 'ILLEGAL_TRANSITION'
  | 'STATE_CHANGED'
  | 'DECISION_INCOMPLETE'
  | 'READING_FIRST'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDEMPOTENCY_KEY_IN_FLIGHT'
  | 'TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'UPLOAD_ABORTED'
  | 'STORAGE_FULL'
  | 'UNAVAILABLE'
  | 'TOO_MANY_REQUESTS'

/** One field that has to change: where it is, what is wrong, and what would be right, in words for the person who sent it. */
export interface FieldProblem {
  field: string
  problem: string
  expected: string
}

/** The only error class of the product: a code for programs, a sentence for people, fields where there are any. */
export class DomainError extends Error {
  readonly code: ErrorCode
  /** The first of them, where there are more than an answer names. */
  readonly fields: FieldProblem[]
  readonly details: Record<string, unknown>

  constructor(code: ErrorCode, message: string, fields: FieldProblem[] = [], details: Record<string, unknown> = {}) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.fields = fields.slice(0, limits.problems)
    this.details = details
  }
}
