import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { accounts, assessments, disclosures, notices, responseWindows } from '../schema/index.ts'

export type Notice = typeof notices.$inferSelect

/** Notices with what their words are made from: the title, the time to respond, and how many days there will be. */
export const noticesWithFacts = (session: Session) =>
  session
    .select({
      ...getTableColumns(notices),
      title: assessments.title,
      responseDays: disclosures.responseDays,
      respondBy: responseWindows.respondBy,
    })
    .from(notices)
    .leftJoin(assessments, eq(assessments.id, notices.assessmentId))
    .leftJoin(disclosures, eq(disclosures.id, notices.disclosureId))
    .leftJoin(responseWindows, eq(responseWindows.disclosureId, notices.disclosureId))
    .$dynamic()

export type NoticeWithFacts = Awaited<ReturnType<typeof noticesWithFacts>>[number]

/** The address of a person who may still sign in; null where there is none. */
export async function addressOf(session: Session, personId: string): Promise<string | null> {
  const [person] = await session
    .select({ email: accounts.email })
    .from(accounts)
    .where(sql`${accounts.id} = ${personId} and ${accounts.disabledAt} is null`)
  return person?.email ?? null
}

/** The notices that a digest holds, the newest last. */
export const inDigest = (session: Session, digestId: string) =>
  noticesWithFacts(session).where(eq(notices.digestId, digestId)).orderBy(notices.createdAt, notices.id)
