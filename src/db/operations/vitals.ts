import { sql } from 'drizzle-orm'
import { healthLimits } from '../../domain/operations/health.ts'
import type { Session } from '../client.ts'

/** What the database knows of how the service fares: its own time, the workers it heard of, what waits for the queue. */
export async function databaseVitals(session: Session) {
  const { rows } = await session.execute(sql`
    select extract(epoch from clock_timestamp())::float8 * 1000 as now,
      (select count(*)::int from worker_beats
        where last_at > clock_timestamp() - make_interval(secs => ${healthLimits.workerSilentMs / 1000})) as workers,
      (select count(*)::int from (select from outbox limit 1000) waiting) as outbox,
      coalesce((select extract(epoch from clock_timestamp() - e.at)::float8 * 1000
        from (select event_id from outbox order by id limit 1) o join audit_events e on e.id = o.event_id), 0) as "outboxMs"`)
  return rows[0] as { now: number; workers: number; outbox: number; outboxMs: number }
}
