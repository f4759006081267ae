import type { Transaction } from '../../../db/client.ts'
import { partsIn } from '../../../db/review/parts.ts'
import { openProposal, type Proposal } from '../../../db/review/proposals.ts'
import type { Submission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { parts, partsAgainst } from '../../../domain/review/independence.ts'
import { refuseDecided } from './save-decision.ts'

/** The proposal that is open, by its id. Throws STATE_CHANGED for one that was decided, and one that has to be made anew. */
export async function proposalToAnswer(tx: Transaction, submission: Submission, proposalId: string): Promise<Proposal> {
  await refuseDecided(tx, submission)
  const open = await openProposal(tx, submission.id)
  if (open?.id === proposalId) return open
  const problem =
    'This proposal is not open: it was answered or replaced, or something was disclosed or said after it, so that the decision has to be proposed anew.'
  throw new DomainError('STATE_CHANGED', problem)
}

/** Refuses a second person who had a part in the case already. Throws NOT_ALLOWED naming what they did. */
export async function refuseInvolved(tx: Transaction, { id }: Actor, { submissionId, round }: Proposal): Promise<void> {
  const had = partsAgainst(id, round, await partsIn(tx, submissionId))
  if (!had.length) return
  const what = had.map((part) => parts[part]).join(', ')
  throw new DomainError('NOT_ALLOWED', `The second person had no part in the case before; you had: ${what}.`, [
    {
      field: 'proposalId',
      problem: 'You had a part in this case.',
      expected: 'Another tutor of the course, or a lead.',
    },
  ])
}
