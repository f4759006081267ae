import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { afterCursor, type PlaceAsked, pageOf } from '../cursor.ts'
import { webhookAttempts, webhookDeliveries } from '../schema/index.ts'

export type Delivery = typeof webhookDeliveries.$inferSelect

/** A page of what was sent to an endpoint and what came back, newest first. */
export async function deliveriesOf(session: Session, endpointId: string, { cursor, limit = 50 }: PlaceAsked = {}) {
  const order = { at: webhookDeliveries.createdAt, id: webhookDeliveries.id }
  const rows = await session
    .select()
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.endpointId, endpointId), cursor ? afterCursor(cursor, order, false) : undefined))
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  const { items, nextCursor } = pageOf(rows, limit, ({ createdAt }) => createdAt)
  const attempts = items.length
    ? await session
        .select()
        .from(webhookAttempts)
        .where(sql`${webhookAttempts.deliveryId} in ${items.map(({ id }) => id)}`)
        .orderBy(asc(webhookAttempts.at))
    : []
  const triesOf = (id: string) => attempts.filter(({ deliveryId }) => deliveryId === id)
  return { items: items.map((delivery) => ({ ...delivery, tries: triesOf(delivery.id) })), nextCursor }
}
