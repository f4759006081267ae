import type { Transaction } from '../../../db/client.ts'
import { caseFacts } from '../../../db/review/case-facts.ts'
import type { Submission } from '../../../db/submission/access.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import type { CaseFacts } from '../../../domain/review/case-facts.ts'
import { citedBy, type Decision } from '../../../domain/review/decision.ts'
import { checkMove } from '../../advance.ts'
import { checkMaximum } from '../../lti/gradebook/line-item.ts'
import { refuseEarlierPart } from '../independent.ts'
import { checkPlaces } from '../places.ts'
import { flagIdsIn, refuseHeldFlags } from '../read-first.ts'
import { refuseConflicted } from './conflict.ts'
import { refuseDecided } from './save-decision.ts'

/**
 * What every decision meets before its gate, whether it is proposed or made at once; returns the facts of the case. Throws
 * STATE_CHANGED, NOT_ALLOWED, NOT_INDEPENDENT for an appeal of a case in which this person had a part, READING_FIRST, INVALID_INPUT, ILLEGAL_TRANSITION.
 */
export async function readyToDecide(
  tx: Transaction,
  who: Actor,
  submission: Submission,
  decision: Decision,
): Promise<CaseFacts> {
  await refuseDecided(tx, submission)
  await refuseConflicted(tx, who, submission.id)
  await refuseEarlierPart(tx, who, submission.id)
  await refuseHeldFlags(tx, who, submission.id, flagIdsIn(citedBy(decision)))
  await checkPlaces(tx, submission.id, 'evidence', decision.evidence)
  for (const [at, point] of decision.points.entries()) {
    await checkPlaces(tx, submission.id, `points[${at}].evidence`, point.evidence)
  }
  await checkMaximum(tx, submission.id, decision.score)
  checkMove(submission, 'submission.decided')
  return caseFacts(tx, submission.id)
}
