import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { databaseNow } from '../../../db/now.ts'
import { newestDisclosure, timeRequestsOf } from '../../../db/review/more-time.ts'
import { timeRequests } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { checkTimeRequest, type TimeRequest } from '../../../domain/review/more-time.ts'
import { advance, checkMove } from '../../advance.ts'
import { markWorkRead } from '../../notices/read.ts'

/**
 * The student asks for more time to respond to what was shown last, before their time is over. Whoever asks has read what was
 * shown, so their time begins here where it has not. Throws ILLEGAL_TRANSITION, STATE_CHANGED, INVALID_INPUT.
 */
export async function askForTime(context: Context, who: Actor, submissionId: string, request: TimeRequest) {
  return context.db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    checkMove(submission, 'submission.time_asked')
    await markWorkRead(context, tx, who, submissionId)
    const disclosure = await newestDisclosure(tx, submissionId)
    if (!disclosure) throw new DomainError('ILLEGAL_TRANSITION', 'Nothing has been shown to you yet that has a time.')
    const asked = await timeRequestsOf(tx, submissionId)
    const isAsked = asked.some(({ request: { disclosureId }, answer }) => disclosureId === disclosure.id && !answer)
    checkTimeRequest(request, { now: await databaseNow(tx), respondBy: disclosure.respondBy, isAsked })

    const { reason, until: untilAsked } = request
    const [saved] = await tx
      .insert(timeRequests)
      .values({ id: newId(), submissionId, disclosureId: disclosure.id, studentId: who.id, reason, untilAsked })
      .returning()
    const data = { request: saved!.id }
    await advance(tx, submission, {
      type: 'submission.time_asked',
      who,
      data,
      contents: [content(timeRequests, saved!)],
    })
    return saved!
  })
}
