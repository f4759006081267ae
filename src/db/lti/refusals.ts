import { desc, eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { ltiRefusals } from '../schema/index.ts'

/** Why launches were refused lately, newest first. */
export function refusalsOf(session: Session, registrationId: string) {
  return session
    .select()
    .from(ltiRefusals)
    .where(eq(ltiRefusals.registrationId, registrationId))
    .orderBy(desc(ltiRefusals.at))
    .limit(100)
}

/** Keeps why a launch was refused, and of each platform the last two hundred only. */
export async function keepRefusal(session: Session, row: typeof ltiRefusals.$inferInsert): Promise<void> {
  await session.insert(ltiRefusals).values(row)
  await session.execute(sql`
    delete from lti_refusals where registration_id = ${row.registrationId} and reference not in (
      select reference from lti_refusals where registration_id = ${row.registrationId} order by at desc limit 200)`)
}
