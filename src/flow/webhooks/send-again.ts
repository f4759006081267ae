import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { webhookDeliveries } from '../../db/schema/index.ts'
import { findEndpoint } from '../../db/webhooks/endpoints.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { jobFor } from '../../queue/due.ts'
import { deliveries } from '../../queue/due-work.ts'
import { record } from '../record.ts'

/** Sends a `ping`, to show whether the endpoint is set up right. It is tried once. */
export async function testEndpoint(context: Context, id: string) {
  await findEndpoint(context.db, id)
  const body = JSON.stringify({ type: 'ping', timestamp: context.clock().toISOString(), data: { advisory: true } })
  return send(context, { endpointId: id, type: 'ping', body })
}

/** Sends a message once more, as it was, under a webhook-id of its own. It is tried once. Throws NOT_FOUND. */
export async function replayDelivery(context: Context, who: Actor, endpointId: string, deliveryId: string) {
  await findEndpoint(context.db, endpointId)
  const [earlier] = await context.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, deliveryId))
  if (earlier?.endpointId !== endpointId) throw new DomainError('NOT_FOUND', 'There is no such delivery.')
  await record(context.db, { type: 'webhook_delivery.replayed', who, data: { delivery: deliveryId } })
  const { eventId, type, submissionId, body } = earlier
  return send(context, { endpointId, eventId, type, submissionId, body, replayOf: deliveryId })
}

async function send(
  { db, queue, clock }: Context,
  message: Omit<typeof webhookDeliveries.$inferInsert, 'id' | 'nextAttemptAt'>,
) {
  const id = newId()
  await db.insert(webhookDeliveries).values({ ...message, id, nextAttemptAt: clock() })
  await queue.add([jobFor(deliveries, id, 1)])
  return { id, state: 'waiting' as const }
}
