import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { respondByOf } from '../review/respond-by.ts'
import { accounts, assessments, disclosures, notices } from '../schema/index.ts'

export type Notice = typeof notices.$inferSelect

/** Notices with what their words are made from: the title, the time to respond, and how many days there will be. */
export const noticesWithFacts = (session: Session) =>
  session
    .select({
      ...getTableColumns(notices),
      /** The address of its person; null without one, and once they may not sign in. */
      email: sql<string | null>`case when ${accounts.disabledAt} is null then ${accounts.email} end`,
      /** The language that they chose. */
      language: accounts.language,
      title: assessments.title,
      responseDays: disclosures.responseDays,
      respondBy: respondByOf(disclosures.id),
    })
    .from(notices)
    .innerJoin(accounts, eq(accounts.id, notices.personId))
    .leftJoin(assessments, eq(assessments.id, notices.assessmentId))
    .leftJoin(disclosures, eq(disclosures.id, notices.disclosureId))
    .$dynamic()

export type NoticeWithFacts = Awaited<ReturnType<typeof noticesWithFacts>>[number]

/** The notices that a digest holds, the newest last. */
export const inDigest = (session: Session, digestId: string) =>
  noticesWithFacts(session).where(eq(notices.digestId, digestId)).orderBy(notices.createdAt, notices.id)
