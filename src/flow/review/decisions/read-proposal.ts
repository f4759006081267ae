import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { proposalReadings } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { advance } from '../../advance.ts'
import type { Reading } from '../first-reading.ts'
import { proposalToAnswer, refuseInvolved } from './second-person.ts'

/**
 * The second person notes what they think of the work and of what the student said, before they see what is proposed. Written
 * once. Throws STATE_CHANGED for a proposal that is not open and a second reading, NOT_ALLOWED for who had a part.
 */
export async function readProposal(
  { db }: Context,
  who: Actor,
  submissionId: string,
  proposalId: string,
  { opinion, note }: Reading,
) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const proposal = await proposalToAnswer(tx, submission, proposalId)
    await refuseInvolved(tx, who, proposal)
    const [saved] = await tx
      .insert(proposalReadings)
      .values({ id: newId(), submissionId, proposalId, readerId: who.id, opinion, note })
      .onConflictDoNothing()
      .returning()
    if (!saved) throw new DomainError('STATE_CHANGED', 'You have noted your reading already; it cannot be changed.')
    const contents = [content(proposalReadings, saved)]
    const data = { proposal: proposalId }
    await advance(tx, submission, { type: 'submission.proposal_read', who, data, contents })
    return saved
  })
}
