import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { webhookAttempts, webhookDeliveries } from '../schema/index.ts'

export type Delivery = typeof webhookDeliveries.$inferSelect

/** What was sent to an endpoint and what came back, newest first, in pages by `before`. */
export async function deliveriesOf(session: Session, endpointId: string, before: Date | null, limit = 50) {
  const items = await session
    .select()
    .from(webhookDeliveries)
    .where(
      and(eq(webhookDeliveries.endpointId, endpointId), before ? lt(webhookDeliveries.createdAt, before) : undefined),
    )
    .orderBy(desc(webhookDeliveries.createdAt))
    .limit(limit)
  const attempts = items.length
    ? await session
        .select()
        .from(webhookAttempts)
        .where(sql`${webhookAttempts.deliveryId} in ${items.map(({ id }) => id)}`)
        .orderBy(asc(webhookAttempts.at))
    : []
  return items.map((delivery) => ({
    ...delivery,
    tries: attempts.filter(({ deliveryId }) => deliveryId === delivery.id),
  }))
}
