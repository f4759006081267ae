import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { courses, ltiContexts, ltiLinks, ltiRegistrations } from '../schema/index.ts'

/** A launch has the roster of its context read, unless that was done in the last quarter of an hour or fails at present. */
export async function askForRoster(session: Session, contextId: string): Promise<void> {
  await session
    .update(ltiContexts)
    .set({ nextAttemptAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(ltiContexts.id, contextId),
        or(isNull(ltiContexts.nextAttemptAt), eq(ltiContexts.attempts, 0)),
        or(
          isNull(ltiContexts.rosterReadAt),
          lt(ltiContexts.rosterReadAt, sql`clock_timestamp() - interval '15 minutes'`),
        ),
      ),
    )
}

/** Whether a roster is read at all: that of a course which has ended, by its last day in `zone`, or of a closed registration is not. */
export const isKept = (zone: string): SQL => sql`
  exists (select 1 from ${ltiRegistrations}
    where ${ltiRegistrations.id} = ${ltiContexts.registrationId} and ${ltiRegistrations.state} = 'active')
  and not exists (select 1 from ${courses}
    where ${courses.id} = ${ltiContexts.courseId} and ${courses.endsOn} < (clock_timestamp() at time zone ${zone})::date)`

/** The newest link of a context that names a roster; null where none does. */
export async function rosterLink(session: Session, contextId: string) {
  const [found] = await session
    .select()
    .from(ltiLinks)
    .where(and(eq(ltiLinks.contextId, contextId), isNotNull(ltiLinks.membershipsUrl)))
    .orderBy(desc(ltiLinks.createdAt), desc(ltiLinks.id))
    .limit(1)
  return found ?? null
}
