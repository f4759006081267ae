import { DomainError } from '../error.ts'

export const submissionStatuses = [
  'awaiting_reflection',
  'received',
  'extracted',
  'released',
  'under_review',
  'decided',
  'withdrawn',
  'superseded',
  'erased',
] as const
export type SubmissionStatus = (typeof submissionStatuses)[number]

/**
 * The life of a submission: what can happen to it, and where each happening takes it.
 *
 * `released` means that no person has to read the work before marking; it says nothing about the work.
 *
 * Work under review is not withdrawn, whatever put it there: unreadable text, unread parts, a check without a result, a flag, a sample or a concern. The student
 * knows the state but not its cause, so a rule that differed by cause would give away a concern that is not disclosed yet.
 */
const moves = {
  'submission.reflected': { awaiting_reflection: 'received' },
  'submission.text_extracted': { received: 'extracted' },
  'submission.text_unreadable': { received: 'under_review' },
  'submission.released': { extracted: 'released' },
  'submission.flagged': {
    extracted: 'under_review',
    released: 'under_review',
    under_review: 'under_review',
    decided: 'decided',
  },
  'submission.unchecked': { extracted: 'under_review', released: 'under_review' },
  'submission.partly_read': { extracted: 'under_review', released: 'under_review' },
  'submission.sampled': { extracted: 'under_review', released: 'under_review' },
  'submission.concern_raised': {
    extracted: 'under_review',
    released: 'under_review',
    under_review: 'under_review',
  },
  // Its due date became a later one; where the work stands stays as it is.
  'submission.due_changed': {
    awaiting_reflection: 'awaiting_reflection',
    received: 'received',
    extracted: 'extracted',
    released: 'released',
    under_review: 'under_review',
    decided: 'decided',
    superseded: 'superseded',
  },
  'submission.disclosed': { under_review: 'under_review' },
  'submission.responded': { under_review: 'under_review' },
  // A person marks work that nobody has to read first, that is being reviewed, or that was decided.
  'submission.marked': { released: 'released', under_review: 'under_review', decided: 'decided' },
  'submission.proposed': { under_review: 'under_review' },
  'submission.proposal_read': { under_review: 'under_review' },
  'submission.confirmed': { under_review: 'under_review' },
  'submission.proposal_returned': { under_review: 'under_review' },
  'submission.confirmation_waived': { under_review: 'under_review' },
  'submission.conflict_declared': { released: 'released', under_review: 'under_review', decided: 'decided' },
  'submission.assigned': { under_review: 'under_review' },
  'submission.noted': { under_review: 'under_review', decided: 'decided' },
  'submission.time_asked': { under_review: 'under_review' },
  'submission.time_answered': { under_review: 'under_review' },
  'submission.conversation_recorded': { under_review: 'under_review' },
  // A student can still say after the decision that a record is not right; it stands beside it from then on.
  'submission.conversation_answered': { under_review: 'under_review', decided: 'decided' },
  'submission.decided': { under_review: 'decided' },
  'submission.reopened': { decided: 'under_review' },
  // What came of a referral comes back, also while the decision is looked at again.
  'submission.referral_returned': { decided: 'decided', under_review: 'under_review' },
  // The completion letter is issued; the procedure here has ended.
  'submission.completed': { decided: 'decided' },
  'submission.withdrawn': {
    awaiting_reflection: 'withdrawn',
    received: 'withdrawn',
    extracted: 'withdrawn',
    released: 'withdrawn',
  },
  'submission.superseded': {
    awaiting_reflection: 'superseded',
    received: 'superseded',
    extracted: 'superseded',
    released: 'superseded',
    under_review: 'superseded',
  },
  'submission.erased': {
    awaiting_reflection: 'erased',
    released: 'erased',
    decided: 'erased',
    withdrawn: 'erased',
    superseded: 'erased',
  },
} as const satisfies Record<string, Partial<Record<SubmissionStatus, SubmissionStatus>>>

export type SubmissionEventType = keyof typeof moves

export const submissionEventTypes = Object.keys(moves) as SubmissionEventType[]

/** Whether `event` can happen to a submission that is `status`. */
export function canHappen(status: SubmissionStatus, event: SubmissionEventType): boolean {
  return status in moves[event]
}

/** Where `event` takes a submission. Throws ILLEGAL_TRANSITION, saying why it cannot happen now. */
export function nextStatus(status: SubmissionStatus, event: SubmissionEventType): SubmissionStatus {
  const next = (moves[event] as Partial<Record<SubmissionStatus, SubmissionStatus>>)[status]
  if (!next) {
    throw new DomainError('ILLEGAL_TRANSITION', `${event} cannot happen to a submission that is ${status}.`, [], {
      status,
    })
  }
  return next
}
