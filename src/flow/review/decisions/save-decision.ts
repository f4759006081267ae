import { content } from '../../../db/audit/content.ts'
import type { Transaction } from '../../../db/client.ts'
import { newId } from '../../../db/id.ts'
import { newestReopening } from '../../../db/review/appeals.ts'
import { decisionsOf } from '../../../db/review/case-rows.ts'
import { decisions } from '../../../db/schema/index.ts'
import type { Submission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import type { Decision } from '../../../domain/review/decision.ts'
import { advance } from '../../advance.ts'

/** Throws STATE_CHANGED with the state that was missed when another person has decided. */
export async function refuseDecided(tx: Transaction, { id, status }: Submission): Promise<void> {
  if (status !== 'decided') return
  const { outcome, at, round } = (await decisionsOf(tx, id)).at(-1)!
  throw new DomainError('STATE_CHANGED', 'Somebody else decided this submission in the meantime.', [], {
    current: { status: 'decided', outcome, round, decidedAt: at.toISOString() },
  })
}

interface Made {
  /** Who acts now: who decides, confirms or waives. */
  who: Actor
  decidedBy: string
  proposalId?: string
}

/** Adds a decision that was checked, and advances the submission, which is locked. */
export async function saveDecision(tx: Transaction, submission: Submission, decision: Decision, made: Made) {
  const { outcome, reasons, points, evidence, answers } = decision
  const { score = null, intent = null, limitsConsidered = null, attestation = null } = decision
  const [saved] = await tx
    .insert(decisions)
    .values({
      id: newId(),
      submissionId: submission.id,
      round: (await decisionsOf(tx, submission.id)).length + 1,
      decidedBy: made.decidedBy,
      proposalId: made.proposalId ?? null,
      ...{ outcome, reasons, points, evidence, answers, score, intent, limitsConsidered, attestation },
    })
    .returning()
  const contents = [content(decisions, saved!)]
  const data = { outcome, answers: await answeredBy(tx, submission.id) }
  await advance(tx, submission, { type: 'submission.decided', who: made.who, data, contents })
  return saved!
}

/** Whether a decision answers an appeal, or is the outcome of a review otherwise. */
async function answeredBy(tx: Transaction, submissionId: string): Promise<'appeal' | 'review'> {
  const newest = await newestReopening(tx, submissionId)
  return newest?.kind === 'appeal' ? 'appeal' : 'review'
}
