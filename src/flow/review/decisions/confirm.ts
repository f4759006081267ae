import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import type { Transaction } from '../../../db/client.ts'
import { newId } from '../../../db/id.ts'
import { caseFacts } from '../../../db/review/case-facts.ts'
import { hasReadFor, type Proposal } from '../../../db/review/proposals.ts'
import { confirmations } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { type Attestation, attestationSentences } from '../../../domain/review/decision.ts'
import { checkDecision } from '../../../domain/review/missing-for.ts'
import { advance } from '../../advance.ts'
import { saveDecision } from './save-decision.ts'
import { proposalToAnswer, refuseInvolved } from './second-person.ts'

export interface Confirmation {
  agrees: boolean
  reasons: string
  attestation: Attestation
}

/**
 * The second person confirms a proposal, which decides the case, or returns it with their reasons. Throws STATE_CHANGED
 * for a proposal that is not open, NOT_ALLOWED for who had a part, READING_FIRST without their own reading, and
 * DECISION_INCOMPLETE where the proposal lacks something by now or who confirms has not said what they read.
 */
export async function confirm(
  { db }: Context,
  who: Actor,
  submissionId: string,
  proposalId: string,
  { agrees, reasons, attestation }: Confirmation,
) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const proposal = await proposalToAnswer(tx, submission, proposalId)
    await refuseInvolved(tx, who, proposal)
    await refuseUnread(tx, who, proposal)
    if (agrees) checkAttested(attestation)
    if (agrees) checkDecision(proposal.decision, await caseFacts(tx, submissionId))

    const [saved] = await tx
      .insert(confirmations)
      .values({ id: newId(), submissionId, proposalId, confirmedBy: who.id, agrees, reasons, attestation })
      .returning()
    const type = agrees ? 'submission.confirmed' : 'submission.proposal_returned'
    const contents = [content(confirmations, saved!)]
    await advance(tx, submission, { type, who, data: { proposal: proposalId }, contents })
    if (agrees) {
      await saveDecision(tx, submission, proposal.decision, { who, decidedBy: proposal.proposedBy, proposalId })
    }
    return saved!
  })
}

async function refuseUnread(tx: Transaction, who: Actor, { id }: Proposal) {
  if (await hasReadFor(tx, id, who.id)) return
  throw new DomainError(
    'READING_FIRST',
    'Please read the work and what the student said first, without the proposal.',
    [
      {
        field: 'reading',
        problem: 'Your own reading is not noted yet.',
        expected:
          'Your opinion and a sentence (POST /v1/submissions/{id}/proposals/{proposalId}/readings, or the page of the work).',
      },
    ],
  )
}

function checkAttested(attestation: Attestation) {
  const unsaid = Object.entries(attestationSentences).filter(
    ([name]) => attestation[name as keyof Attestation] !== true,
  )
  if (!unsaid.length) return
  const problems = unsaid.map(([name, sentence]) => ({
    field: `attestation.${name}`,
    problem: `You have not said: “${sentence}”`,
    expected: 'true, once it is so.',
  }))
  throw new DomainError('DECISION_INCOMPLETE', 'The confirmation cannot be recorded yet; see the fields.', problems)
}
