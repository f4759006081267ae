import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { newestReopening } from '../../db/review/appeals.ts'
import { caseFacts } from '../../db/review/case-facts.ts'
import { decisionsOf } from '../../db/review/case-rows.ts'
import { decisions } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Decision } from '../../domain/review/decision.ts'
import { checkDecision } from '../../domain/review/missing-for.ts'
import { advance, checkMove } from '../advance.ts'
import { refuseEarlierPart } from './independent.ts'
import { checkPlaces } from './places.ts'
import { flagIdsIn, refuseHeldFlags } from './read-first.ts'

/**
 * A tutor decides a submission under review. Decisions are added, never changed. Throws STATE_CHANGED with the state
 * that was missed when another person decided first, NOT_INDEPENDENT for an appeal of a case in which this person had a part,
 * DECISION_INCOMPLETE naming what is still missing, READING_FIRST when it cites what this person has not been shown.
 */
export async function decide({ db }: Context, who: Actor, submissionId: string, decision: Decision) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const earlier = await decisionsOf(tx, submissionId)
    if (submission.status === 'decided') throw decidedMeanwhile(earlier.at(-1)!)
    await refuseEarlierPart(tx, who, submissionId)
    await refuseHeldFlags(tx, who, submissionId, flagIdsIn(decision.evidence))
    await checkPlaces(tx, submissionId, 'evidence', decision.evidence)
    checkDecision(decision, await caseFacts(tx, submissionId))
    checkMove(submission, 'submission.decided')

    const { outcome, score = null, intent = null, limitsConsidered = null, attestation = null, ...words } = decision
    const said = { outcome, score, intent, limitsConsidered, attestation, ...words }
    const round = earlier.length + 1
    const [saved] = await tx
      .insert(decisions)
      .values({ id: newId(), submissionId, round, decidedBy: who.id, ...said })
      .returning()
    const contents = [content(decisions, saved!)]
    const data = { outcome, answers: await answeredBy(tx, submissionId) }
    await advance(tx, submission, { type: 'submission.decided', who, data, contents })
    return saved!
  })
}

/** Whether a decision answers an appeal, or is the outcome of a review otherwise. */
async function answeredBy(tx: Transaction, submissionId: string): Promise<'appeal' | 'review'> {
  const newest = await newestReopening(tx, submissionId)
  return newest?.kind === 'appeal' ? 'appeal' : 'review'
}

function decidedMeanwhile({ outcome, at, round }: typeof decisions.$inferSelect) {
  return new DomainError('STATE_CHANGED', 'Somebody else decided this submission in the meantime.', [], {
    current: { status: 'decided', outcome, round, decidedAt: at.toISOString() },
  })
}
