import { desc, eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { auditCheckpoints, auditEvents } from '../schema/index.ts'

/** The newest signed checkpoint; null before the first. */
export async function newestCheckpoint(session: Session) {
  const [newest] = await session.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.size)).limit(1)
  return newest ?? null
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
