import type { StorageTrouble } from './files/storage-trouble.ts'
import { limits } from './limits.ts'

/** The closed set of things that can go wrong for a caller; each is a stable `code` in a problem document. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'REFLECTION_INCOMPLETE'
  | 'NOT_FOUND'
  | 'NOT_ALLOWED'
  | 'NOT_SIGNED_IN'
  | 'FORM_EXPIRED'
  | 'ILLEGAL_TRANSITION'
  | 'STATE_CHANGED'
  | 'DECISION_INCOMPLETE'
  | 'CONFIRMATION_NEEDED'
  | 'READING_FIRST'
  | 'APPEAL_CLOSED'
  | 'NOT_INDEPENDENT'
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

interface MissedDecision {
  status: string
  outcome: string
  round: number
  decidedAt: string
}

interface MissedAssignment {
  assignment: string
  assigneeId: string
  assignedBy: string
  at: string
}

/** What an error can say beside its sentence, for programs. `Problem` of the API declares each. */
export interface ErrorDetails {
  /** The state of the submission that is in the way. */
  status?: string
  /** What a person missed: the decision that another made meanwhile, or the assignment that stands. Times are ISO 8601. */
  current?: MissedDecision | MissedAssignment | null
  /** The id of a file that was kept for another try. */
  upload?: string
  storage?: StorageTrouble
}

/** The only error class of the product: a code for programs, a sentence for people, fields where there are any. */
export class DomainError extends Error {
  readonly code: ErrorCode
  /** The first of them, where there are more than an answer names. */
  readonly fields: FieldProblem[]
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, fields: FieldProblem[] = [], details: ErrorDetails = {}) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.fields = fields.slice(0, limits.problems)
    this.details = details
  }
}
