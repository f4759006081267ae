import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import type { Transaction } from '../../../db/client.ts'
import { newId } from '../../../db/id.ts'
import { databaseNow } from '../../../db/now.ts'
import { endOfTime, timeRequestsOf } from '../../../db/review/more-time.ts'
import { timeAnswers } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { checkTimeAnswer, type TimeAnswer } from '../../../domain/review/more-time.ts'
import { advance, checkMove } from '../../advance.ts'

/**
 * A tutor grants more time, which moves the end of the time to respond, or refuses it with a reason; each request is answered
 * once. Throws NOT_FOUND, STATE_CHANGED where another person answered first, INVALID_INPUT.
 */
export async function answerForTime(
  { db }: Context,
  who: Actor,
  submissionId: string,
  requestId: string,
  answer: TimeAnswer,
) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const request = await openRequest(tx, submissionId, requestId)
    checkMove(submission, 'submission.time_answered')
    const { respondBy, hasResponded } = await endOfTime(tx, request.disclosureId)
    checkTimeAnswer(answer, request, { now: await databaseNow(tx), respondBy: respondBy!, hasResponded })

    const { granted, until = null, reason } = answer
    const [saved] = await tx
      .insert(timeAnswers)
      .values({ id: newId(), submissionId, requestId, answeredBy: who.id, granted, until, reason })
      .returning()
    const data = { request: requestId, disclosure: request.disclosureId, granted }
    await advance(tx, submission, {
      type: 'submission.time_answered',
      who,
      data,
      contents: [content(timeAnswers, saved!)],
    })
    return saved!
  })
}

async function openRequest(tx: Transaction, submissionId: string, requestId: string) {
  const found = (await timeRequestsOf(tx, submissionId)).find(({ request }) => request.id === requestId)
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such request for more time.')
  if (found.answer) throw new DomainError('STATE_CHANGED', 'This request for more time has its answer already.')
  return found.request
}
