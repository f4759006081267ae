import { content } from '../../../db/audit/content.ts'
import type { Transaction } from '../../../db/client.ts'
import { unseenBy } from '../../../db/review/conversations.ts'
import { conversationReads } from '../../../db/schema/index.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { record } from '../../record.ts'

/** The student has opened the work, with the records of its conversations: from now on a decision can cite them. */
export async function seeConversations(tx: Transaction, who: Actor, submissionId: string): Promise<void> {
  for (const conversationId of await unseenBy(tx, who.id, submissionId)) {
    const [seen] = await tx
      .insert(conversationReads)
      .values({ conversationId, submissionId, studentId: who.id })
      .onConflictDoNothing()
      .returning()
    if (!seen) continue
    const contents = [content(conversationReads, seen)]
    await record(tx, { type: 'conversation.seen', who, submissionId, data: { conversation: conversationId }, contents })
  }
}
