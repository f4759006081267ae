import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { caseFacts } from '../../../db/review/case-facts.ts'
import { waivers } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { checkDecision } from '../../../domain/review/missing-for.ts'
import { advance } from '../../advance.ts'
import { refuseEarlierPart } from '../independent.ts'
import { refuseConflicted } from './conflict.ts'
import { saveDecision } from './save-decision.ts'
import { proposalToAnswer } from './second-person.ts'

/**
 * A lead decides that a proposal stands without a second person, as where a provider has none; the student reads the
 * reason. Throws STATE_CHANGED for a proposal that is not open, NOT_ALLOWED with a conflict of interest, NOT_INDEPENDENT for an
 * appeal of a case in which they had a part.
 */
export async function waive({ db }: Context, who: Actor, submissionId: string, proposalId: string, reason: string) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const { decision, proposedBy } = await proposalToAnswer(tx, submission, proposalId)
    await refuseConflicted(tx, who, submissionId)
    await refuseEarlierPart(tx, who, submissionId)
    checkDecision(decision, await caseFacts(tx, submissionId))

    const [saved] = await tx
      .insert(waivers)
      .values({ id: newId(), submissionId, proposalId, waivedBy: who.id, reason })
      .returning()
    const contents = [content(waivers, saved!)]
    const data = { proposal: proposalId }
    await advance(tx, submission, { type: 'submission.confirmation_waived', who, data, contents })
    await saveDecision(tx, submission, decision, { who, decidedBy: proposedBy, proposalId })
    return saved!
  })
}
