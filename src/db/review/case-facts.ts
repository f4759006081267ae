import { eq } from 'drizzle-orm'
import type { CaseFacts } from '../../domain/review/case-facts.ts'
import type { Session } from '../client.ts'
import { databaseNow } from '../now.ts'
import { conversationReads, conversations, flagDismissals, flags } from '../schema/index.ts'
import { decisionsOf, disclosuresOf, reopeningsOf, responsesOf } from './case-rows.ts'
import { circumstancesOf, standingMark } from './marks.ts'
import { timeRequestsOf } from './more-time.ts'

/** What has happened in a case so far, by the database's clock. */
export async function caseFacts(session: Session, submissionId: string): Promise<CaseFacts> {
  const before = (await decisionsOf(session, submissionId)).at(-1)
  const reopened = (await reopeningsOf(session, submissionId)).at(-1)
  const dismissed = await session.select().from(flagDismissals).where(eq(flagDismissals.submissionId, submissionId))
  const known = await session.select().from(flags).where(eq(flags.submissionId, submissionId))
  return {
    now: await databaseNow(session),
    ...(await circumstancesOf(session, submissionId)),
    roundBeganAt: reopened?.at ?? null,
    earlier: before ? { ...before, mark: await standingMark(session, submissionId) } : null,
    flags: known.map(({ id, basis }) => ({ id, basis, isDismissed: dismissed.some(({ flagId }) => flagId === id) })),
    disclosures: await disclosuresOf(session, submissionId),
    responses: await responsesOf(session, submissionId),
    waitsForTime: (await timeRequestsOf(session, submissionId)).some(({ answer }) => answer === null),
    conversations: await seenConversations(session, submissionId),
  }
}

/** The records of conversations, and whether the student has opened each. */
async function seenConversations(session: Session, submissionId: string): Promise<CaseFacts['conversations']> {
  const rows = await session
    .select({ id: conversations.id, readAt: conversationReads.at })
    .from(conversations)
    .leftJoin(conversationReads, eq(conversationReads.conversationId, conversations.id))
    .where(eq(conversations.submissionId, submissionId))
  return rows.map(({ id, readAt }) => ({ id, isSeen: readAt !== null }))
}
