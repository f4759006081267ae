import { and, eq } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { conversationAnswers, conversations } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { checkStance, type Stance } from '../../../domain/review/conversation.ts'
import { advance, checkMove } from '../../advance.ts'
import { seeConversations } from './see.ts'

export interface ConversationAnswer {
  stance: Stance
  /** What is not right, in the student's words; may be empty where they agree. */
  text: string
}

/**
 * The student agrees with the record of a conversation, corrects it or disputes it. The record stays as it is and the answer
 * stands beside it; a later answer adds to it. Throws INVALID_INPUT, NOT_FOUND.
 */
export async function answerConversation(
  { db }: Context,
  who: Actor,
  submissionId: string,
  conversationId: string,
  { stance, text }: ConversationAnswer,
) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const [about] = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.id, conversationId), eq(conversations.submissionId, submissionId)))
    if (!about) throw new DomainError('NOT_FOUND', 'There is no such record of a conversation.')
    checkMove(submission, 'submission.conversation_answered')
    checkStance({ stance, text })
    await seeConversations(tx, who, submissionId)

    const [saved] = await tx
      .insert(conversationAnswers)
      .values({ id: newId(), submissionId, conversationId, studentId: who.id, stance, text })
      .returning()
    const data = { conversation: conversationId, stance }
    const contents = [content(conversationAnswers, saved!)]
    await advance(tx, submission, { type: 'submission.conversation_answered', who, data, contents })
    return saved!
  })
}
