import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { databaseNow } from '../../../db/now.ts'
import { shownBefore } from '../../../db/review/conversations.ts'
import { conversations } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { type ConversationRecord, checkConversation } from '../../../domain/review/conversation.ts'
import { advance, checkMove } from '../../advance.ts'

/**
 * A person writes down a conversation with the student, who is told of the record and can answer it. No program takes part:
 * there is no sound, no transcript and no summary (docs/reference/policy.md#conversations). Throws INVALID_INPUT.
 */
export async function recordConversation(
  { db }: Context,
  who: Actor,
  submissionId: string,
  record: ConversationRecord,
) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    checkMove(submission, 'submission.conversation_recorded')
    checkConversation(record, {
      now: await databaseNow(tx),
      receivedAt: submission.receivedAt,
      shownBefore: await shownBefore(tx, submissionId, record.heldAt),
    })

    const [saved] = await tx
      .insert(conversations)
      .values({ id: newId(), submissionId, recordedBy: who.id, ...record })
      .returning()
    const data = { conversation: saved!.id }
    const contents = [content(conversations, saved!)]
    await advance(tx, submission, { type: 'submission.conversation_recorded', who, data, contents })
    return saved!
  })
}
