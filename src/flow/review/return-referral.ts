import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { decisionsOf } from '../../db/review/case-rows.ts'
import { referralOutcomes } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import { dayOf } from '../../domain/dates/zone.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { checkReferralOutcome, type ReferralOutcome } from '../../domain/review/referral.ts'
import { advance, checkMove } from '../advance.ts'

/**
 * Records what came of the newest referral of a work, so that it can be counted and the student reads it. One that is recorded
 * later counts instead of it. Throws INVALID_INPUT naming the fields, ILLEGAL_TRANSITION where nothing was referred.
 */
export async function returnReferral(context: Context, who: Actor, submissionId: string, returned: ReferralOutcome) {
  return context.db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const referral = (await decisionsOf(tx, submissionId)).findLast(({ outcome }) => outcome === 'referred')
    if (!referral)
      throw new DomainError('ILLEGAL_TRANSITION', 'No decision about this work referred it, so nothing can come back.')
    checkReferralOutcome(returned, dayOf(context.clock(), context.config.timeZone))
    checkMove(submission, 'submission.referral_returned')
    const [saved] = await tx
      .insert(referralOutcomes)
      .values({ id: newId(), submissionId, decisionId: referral.id, recordedBy: who.id, ...returned })
      .returning()
    await advance(tx, submission, {
      type: 'submission.referral_returned',
      who,
      data: { outcome: returned.outcome },
      contents: [content(referralOutcomes, saved!)],
    })
    return saved!
  })
}
