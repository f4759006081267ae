import { and, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { integrationEvents } from '../schema/index.ts'

/** What webhooks said of people that could not be applied goes after a while; their ids, hashes and reasons stay. */
export async function forgetEvents(session: Session, before: Date): Promise<void> {
  await session
    .update(integrationEvents)
    .set({
      data: null,
      state: 'failed',
      detail: sql`${integrationEvents.detail} || ' Its content was removed after the time that it is kept.'`,
    })
    .where(
      and(
        inArray(integrationEvents.state, ['parked', 'failed']),
        isNotNull(integrationEvents.data),
        lt(integrationEvents.receivedAt, before),
      ),
    )
}
