import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { afterCursor, type PlaceAsked, pageBy } from '../cursor.ts'
import { accessRequests, accounts, auditEvents } from '../schema/index.ts'

export type AccessRequest = typeof accessRequests.$inferSelect

/** What an admin wants for an account. */
export type AccessWish = Pick<AccessRequest, 'accountId' | 'kind' | 'value'>

/** For how long a request waits for its yes, and is then good for. */
const isRecent = gt(accessRequests.askedAt, sql`clock_timestamp() - interval '1 day'`)

/** The newest request of an admin for an account that can still be answered or used; null where there is none. */
export async function openRequest(
  session: Session,
  { accountId, askedBy, kind, value }: AccessWish & { askedBy: string },
): Promise<AccessRequest | null> {
  const [found] = await session
    .select()
    .from(accessRequests)
    .where(
      and(
        eq(accessRequests.accountId, accountId),
        eq(accessRequests.askedBy, askedBy),
        eq(accessRequests.kind, kind),
        sql`${accessRequests.value} is not distinct from ${value}`,
        isNull(accessRequests.usedAt),
        isRecent,
      ),
    )
    .orderBy(desc(accessRequests.askedAt))
    .limit(1)
    .for('update')
  return found ?? null
}

/** A page of the requests that wait for a second admin, newest first, with whose account each is about. */
export const waitingRequests = (session: Session, place: PlaceAsked = {}) =>
  requestsWhere(session, and(isNull(accessRequests.approvedBy), isNull(accessRequests.usedAt), isRecent), place)

/** A page of what was asked for in the name of a person in the last thirty days, newest first. */
export const requestsFor = (session: Session, accountId: string, place: PlaceAsked = {}) =>
  requestsWhere(
    session,
    and(
      eq(accessRequests.accountId, accountId),
      gt(accessRequests.askedAt, sql`clock_timestamp() - interval '30 days'`),
    ),
    place,
  )

async function requestsWhere(session: Session, where: SQL | undefined, { cursor, limit = 50 }: PlaceAsked) {
  const order = { at: accessRequests.askedAt, id: accessRequests.id }
  const rows = await session
    .select({ request: accessRequests, name: accounts.name, role: accounts.role })
    .from(accessRequests)
    .innerJoin(accounts, eq(accounts.id, accessRequests.accountId))
    .where(and(where, cursor ? afterCursor(cursor, order, false) : undefined))
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageBy(rows, limit, ({ request: { askedAt, id } }) => ({ at: askedAt, id }))
}

/** A request that waits for its yes; null for one that is too old, was answered or never was. */
export async function waitingRequest(session: Session, id: string): Promise<AccessRequest | null> {
  const [found] = await session
    .select()
    .from(accessRequests)
    .where(and(eq(accessRequests.id, id), isNull(accessRequests.approvedBy), isNull(accessRequests.usedAt), isRecent))
    .for('update')
  return found ?? null
}

/** Whether one admin made a key or a link of another in the last week, and so may hold it themself. */
export async function isSetUpBy(session: Session, accountId: string, by: string): Promise<boolean> {
  const [found] = await session
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        gt(auditEvents.at, sql`clock_timestamp() - interval '7 days'`),
        eq(auditEvents.actorId, by),
        sql`${auditEvents.type} in ('account.link_made', 'key.made')`,
        eq(sql`${auditEvents.data}->>'account'`, accountId),
      ),
    )
    .limit(1)
  return found !== undefined
}
