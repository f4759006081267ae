import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { reopeningsOf } from '../../../db/review/case-rows.ts'
import { proposals } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { isAdverse } from '../../../domain/review/adverse.ts'
import type { Decision } from '../../../domain/review/decision.ts'
import { checkDecision } from '../../../domain/review/missing-for.ts'
import { advance } from '../../advance.ts'
import { readyToDecide } from './check-decision.ts'
import { confirmedBy } from './confirmed-by.ts'

/**
 * One person proposes an adverse decision; another confirms it or returns it. A newer proposal takes the place of one
 * that is open. Throws as `decide` does, and INVALID_INPUT for a decision that needs no second person.
 */
export async function propose({ db }: Context, who: Actor, submissionId: string, decision: Decision) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const facts = await readyToDecide(tx, who, submission, decision)
    if (!isAdverse(decision, facts)) throw needsNoProposal()
    const named = confirmedBy(who.id, decision)
    checkDecision(named, facts)

    const round = (await reopeningsOf(tx, submissionId)).length + 1
    const [saved] = await tx
      .insert(proposals)
      .values({ id: newId(), submissionId, round, proposedBy: who.id, decision: named })
      .returning()
    const contents = [content(proposals, saved!)]
    const data = { proposal: saved!.id }
    await advance(tx, submission, { type: 'submission.proposed', who, data, contents })
    return saved!
  })
}

const needsNoProposal = () =>
  new DomainError('INVALID_INPUT', 'This decision is not adverse to the student; no second person has to confirm it.', [
    {
      field: 'outcome',
      problem: 'It can be recorded at once.',
      expected: 'A decision (POST /v1/submissions/{id}/decisions).',
    },
  ])
