import { and, count, desc, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { afterCursor, type PlaceAsked, pageOf } from '../cursor.ts'
import { ltiNotices } from '../schema/index.ts'

export type LtiNotice = typeof ltiNotices.$inferSelect

/** Keeps notices as they came; one that is known already by its id stays as it is. */
export async function keepNotices(session: Session, rows: (typeof ltiNotices.$inferInsert)[]): Promise<void> {
  if (rows.length) await session.insert(ltiNotices).values(rows).onConflictDoNothing()
}

/** How many notices of a registration wait for their signature to be checked. */
export async function uncheckedNotices(session: Session, registrationId: string): Promise<number> {
  const [found] = await session
    .select({ waiting: count() })
    .from(ltiNotices)
    .where(
      and(
        eq(ltiNotices.registrationId, registrationId),
        eq(ltiNotices.verified, false),
        eq(ltiNotices.state, 'accepted'),
      ),
    )
  return found!.waiting
}

/** What is shown of a notice: all but its content. */
const { jwt: _, ...shown } = getTableColumns(ltiNotices)

/** A page of the notices of a platform, newest first, without their content. */
export async function noticesOf(session: Session, registrationId: string, { cursor, limit = 50 }: PlaceAsked = {}) {
  const order = { at: ltiNotices.receivedAt, id: ltiNotices.id }
  const rows = await session
    .select(shown)
    .from(ltiNotices)
    .where(and(eq(ltiNotices.registrationId, registrationId), cursor ? afterCursor(cursor, order, false) : undefined))
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ receivedAt }) => receivedAt)
}

/** Has what waits for a person looked at again now: the notices of a platform that are parked, or one of any end. Returns how many. */
export async function resumeNotices(session: Session, registrationId: string, id?: string): Promise<number> {
  const resumed = await session
    .update(ltiNotices)
    .set({ state: 'accepted', attempts: 0, nextAttemptAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(ltiNotices.registrationId, registrationId),
        id ? eq(ltiNotices.id, id) : undefined,
        inArray(ltiNotices.state, id ? ['parked', 'failed'] : ['parked']),
        sql`${ltiNotices.jwt} is not null and ${ltiNotices.claim} is null`,
      ),
    )
    .returning({ id: ltiNotices.id })
  return resumed.length
}

/** Removes the content of notices that could not be applied and came before `before`. */
export async function forgetNotices(session: Session, before: Date): Promise<void> {
  await session
    .update(ltiNotices)
    .set({
      jwt: null,
      nextAttemptAt: null,
      state: 'failed',
      detail: 'It could not be applied, and its content was removed.',
    })
    .where(and(lt(ltiNotices.receivedAt, before), sql`${ltiNotices.jwt} is not null`))
}
