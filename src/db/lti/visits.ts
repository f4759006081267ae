import { and, desc, eq } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { ltiLinks, ltiRegistrations, ltiVisits } from '../schema/index.ts'

export type Link = typeof ltiLinks.$inferSelect

/** Whether any student ever came from an LMS. */
export async function anyVisit(session: Session): Promise<boolean> {
  return (await session.select({ linkId: ltiVisits.linkId }).from(ltiVisits).limit(1)).length > 0
}

/** The link through which a student came to an assessment last, and the platform's name for them there. */
export async function visitFor(session: Session, assessmentId: string, accountId: string) {
  const [found] = await session
    .select({ link: ltiLinks, subject: ltiVisits.subject, registration: ltiRegistrations })
    .from(ltiVisits)
    .innerJoin(ltiLinks, eq(ltiLinks.id, ltiVisits.linkId))
    .innerJoin(ltiRegistrations, eq(ltiRegistrations.id, ltiLinks.registrationId))
    .where(and(eq(ltiLinks.assessmentId, assessmentId), eq(ltiVisits.accountId, accountId)))
    .orderBy(desc(ltiVisits.at))
    .limit(1)
  return found ?? null
}
