import { eq, sql } from 'drizzle-orm'
import type { CourseRole } from '../../domain/people/enrolment.ts'
import type { Session } from '../client.ts'
import { ltiPeople } from '../schema/index.ts'

export type LtiPerson = typeof ltiPeople.$inferSelect

/** Whom a platform named in a context so far, by its own name for them. */
export async function peopleOf(session: Session, contextId: string): Promise<Map<string, LtiPerson>> {
  const rows = await session.select().from(ltiPeople).where(eq(ltiPeople.contextId, contextId))
  return new Map(rows.map((row) => [row.subject, row]))
}

/** Notes as what a person came by a launch. */
export async function noteLaunch(
  session: Session,
  contextId: string,
  subject: string,
  launchedAs: CourseRole,
): Promise<void> {
  const launched = { launchedAs, launchedAt: sql`clock_timestamp()` }
  await session
    .insert(ltiPeople)
    .values({ contextId, subject, launchedAs, launchedAt: launched.launchedAt as never })
    .onConflictDoUpdate({ target: [ltiPeople.contextId, ltiPeople.subject], set: launched })
}

/** How many rows one statement writes: each has five values, and a statement takes 65,535. */
const atOnce = 5_000

/** Notes what a roster said of people, and whether their launch still counts. */
export async function noteListings(session: Session, people: LtiPerson[]): Promise<void> {
  for (let from = 0; from < people.length; from += atOnce) {
    await session
      .insert(ltiPeople)
      .values(people.slice(from, from + atOnce))
      .onConflictDoUpdate({
        target: [ltiPeople.contextId, ltiPeople.subject],
        set: {
          listedAs: sql`excluded.listed_as`,
          launchedAs: sql`case when excluded.launched_as is null then null else ${ltiPeople.launchedAs} end`,
        },
      })
  }
}
