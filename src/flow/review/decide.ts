import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { isAdverse } from '../../domain/review/adverse.ts'
import type { Decision } from '../../domain/review/decision.ts'
import { checkDecision } from '../../domain/review/missing-for.ts'
import { readyToDecide } from './decisions/check-decision.ts'
import { confirmedBy } from './decisions/confirmed-by.ts'
import { saveDecision } from './decisions/save-decision.ts'

/**
 * A tutor decides a submission under review. Decisions are added, never changed. Throws STATE_CHANGED with the state
 * that was missed when another person decided first, CONFIRMATION_NEEDED for what a second person has to confirm,
 * DECISION_INCOMPLETE naming what is still missing, whatever `checkFirst` throws while the submission is locked, READING_FIRST when it cites what this person has not been shown.
 */
export async function decide(
  { db }: Context,
  who: Actor,
  submissionId: string,
  decision: Decision,
  checkFirst?: (tx: Transaction) => Promise<void>,
) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    await checkFirst?.(tx)
    const facts = await readyToDecide(tx, who, submission, decision)
    if (isAdverse(decision, facts)) throw confirmationNeeded()
    const named = confirmedBy(who.id, decision)
    checkDecision(named, facts)
    return saveDecision(tx, submission, named, { who, decidedBy: who.id })
  })
}

const confirmationNeeded = () =>
  new DomainError(
    'CONFIRMATION_NEEDED',
    'This decision is adverse to the student, so a second person has to confirm it before it stands.',
    [
      {
        field: 'outcome',
        problem: 'One person alone cannot record it.',
        expected: 'A proposal (POST /v1/submissions/{id}/proposals), which another person confirms.',
      },
    ],
  )
