import { eq } from 'drizzle-orm'
import type { CaseFacts } from '../../domain/review/case-facts.ts'
import type { Session } from '../client.ts'
import { databaseNow } from '../now.ts'
import { flagDismissals, flags } from '../schema/index.ts'
import { newestReopening } from './appeals.ts'
import { decisionsOf, disclosuresOf, responsesOf } from './case-rows.ts'
import { conversationRecordsOf } from './conversations.ts'
import { circumstancesOf, standingMark } from './marks.ts'
import { timeRequestsOf } from './more-time.ts'

/** What has happened in a case so far, by the database's clock. */
export async function caseFacts(session: Session, submissionId: string): Promise<CaseFacts> {
  const before = (await decisionsOf(session, submissionId)).at(-1)
  const reopened = await newestReopening(session, submissionId)
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
    conversations: (await conversationRecordsOf(session, submissionId)).map(({ id, seenAt, answers }) => ({
      id,
      isSeen: seenAt !== null,
      answers,
    })),
  }
}
