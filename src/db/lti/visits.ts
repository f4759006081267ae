import { and, desc, eq, sql } from 'drizzle-orm'
import type { Session, Transaction } from '../client.ts'
import { ltiLinks, ltiRegistrations, ltiVisits, submissions } from '../schema/index.ts'

export type Link = typeof ltiLinks.$inferSelect

/** Whether any student ever came from an LMS. */
export async function anyVisit(session: Session): Promise<boolean> {
  return (await session.select({ linkId: ltiVisits.linkId }).from(ltiVisits).limit(1)).length > 0
}

/** Notes that a person came through a link, where they came to its assessment through another one before, or never. */
export async function addVisit(
  tx: Transaction,
  { id, assessmentId }: Pick<Link, 'id' | 'assessmentId'>,
  accountId: string,
  subject: string,
): Promise<void> {
  const [last] = await tx
    .select({ linkId: ltiVisits.linkId })
    .from(ltiVisits)
    .innerJoin(ltiLinks, eq(ltiLinks.id, ltiVisits.linkId))
    .where(and(eq(ltiLinks.assessmentId, assessmentId), eq(ltiVisits.accountId, accountId)))
    .orderBy(desc(ltiVisits.at))
    .limit(1)
  if (last?.linkId === id) return
  await tx.insert(ltiVisits).values({ linkId: id, accountId, subject }).onConflictDoNothing()
}

/**
 * The link under which a work was handed in, and the platform's name for its student there: the one through which they had
 * come last by then, else the first one through which they came afterwards. Null where they never came from an LMS.
 */
export async function visitOfWork(session: Session, submissionId: string) {
  const isBefore = sql`${ltiVisits.at} <= ${submissions.receivedAt}`
  const [found] = await session
    .select({ link: ltiLinks, subject: ltiVisits.subject, registration: ltiRegistrations })
    .from(submissions)
    .innerJoin(ltiLinks, eq(ltiLinks.assessmentId, submissions.assessmentId))
    .innerJoin(ltiVisits, and(eq(ltiVisits.linkId, ltiLinks.id), eq(ltiVisits.accountId, submissions.studentId)))
    .innerJoin(ltiRegistrations, eq(ltiRegistrations.id, ltiLinks.registrationId))
    .where(eq(submissions.id, submissionId))
    .orderBy(sql`${isBefore} desc`, sql`case when ${isBefore} then ${ltiVisits.at} end desc`, sql`${ltiVisits.at}`)
    .limit(1)
  return found ?? null
}
