import type { Context } from '../../context.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import { reviewed } from '../../domain/submission/status-sets.ts'
import { advance } from '../advance.ts'

/**
 * A student takes work back, as long as it has not gone to a person for review. The answer depends on the status alone,
 * so that it is the same whether or not a tutor has noted a concern. Throws ILLEGAL_TRANSITION.
 */
export async function withdraw({ db }: Context, who: Actor, submissionId: string) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    if (reviewed.includes(submission.status)) throw inReview(submission.status)
    const status = await advance(tx, submission, { type: 'submission.withdrawn', who })
    return { id: submissionId, status }
  })
}

const inReview = (status: SubmissionStatus) =>
  new DomainError(
    'ILLEGAL_TRANSITION',
    'This work has gone to a person for review, so it can no longer be taken back here. Please ask your tutor.',
    [],
    { status },
  )
