import type { SubmissionStatus } from '../submission/status.ts'

/** Why a mark is held back from the gradebook now, as a sentence for the tutor; null where it is sent. */
export function heldMark(status: SubmissionStatus): string | null {
  if (status !== 'under_review') return null
  return 'The work is under review, so its mark is held back from the gradebook until there is a decision.'
}
