import { and, desc, eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { afterCursor, type PlaceAsked, pageBy } from '../cursor.ts'
import { ltiRefusals } from '../schema/index.ts'

/** A page of why launches were refused lately, newest first; `q` is a whole reference. */
export async function refusalsOf(
  session: Session,
  registrationId: string,
  { q, cursor, limit = 50 }: PlaceAsked & { q?: string } = {},
) {
  const order = { at: ltiRefusals.at, id: ltiRefusals.reference, kind: 'text' as const }
  const rows = await session
    .select()
    .from(ltiRefusals)
    .where(
      and(
        eq(ltiRefusals.registrationId, registrationId),
        q ? eq(ltiRefusals.reference, q) : undefined,
        cursor ? afterCursor(cursor, order, false) : undefined,
      ),
    )
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageBy(rows, limit, ({ at, reference }) => ({ at, id: reference }))
}

/** Keeps why a launch was refused, and of each platform the last two hundred only. */
export async function keepRefusal(session: Session, row: typeof ltiRefusals.$inferInsert): Promise<void> {
  await session.insert(ltiRefusals).values(row)
  await session.execute(sql`
    delete from lti_refusals where registration_id = ${row.registrationId} and reference not in (
      select reference from lti_refusals where registration_id = ${row.registrationId} order by at desc limit 200)`)
}
