import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { afterCursor, type PlaceAsked, pageBy } from '../cursor.ts'
import { auditCheckpoints, auditEvents } from '../schema/index.ts'

/** The newest signed checkpoint; null before the first. */
export async function newestCheckpoint(session: Session) {
  const [newest] = await session.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.size)).limit(1)
  return newest ?? null
}

/** A page of the signed checkpoints, newest first; `after` leaves out those of this size and below. */
export async function listCheckpoints(
  session: Session,
  { after, cursor, limit = 50 }: PlaceAsked & { after?: number } = {},
) {
  const order = { at: auditCheckpoints.at, id: auditCheckpoints.size, kind: 'bigint' as const }
  const rows = await session
    .select()
    .from(auditCheckpoints)
    .where(
      and(
        after === undefined ? undefined : gt(auditCheckpoints.size, after),
        cursor ? afterCursor(cursor, order, false) : undefined,
      ),
    )
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageBy(rows, limit, ({ at, size }) => ({ at, id: String(size) }))
}

/** The note of the checkpoint that an event `audit.checkpoint_sent` tells of; null where there is none. */
export async function checkpointOfEvent(session: Session, eventId: string): Promise<string | null> {
  const [found] = await session
    .select({ note: auditCheckpoints.note })
    .from(auditEvents)
    .innerJoin(auditCheckpoints, sql`${auditCheckpoints.size} = (${auditEvents.data}->>'size')::bigint`)
    .where(eq(auditEvents.id, eventId))
  return found?.note ?? null
}
