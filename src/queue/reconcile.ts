import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/**
 * Puts back whatever the queue lost: submissions that stand where work should have moved them on, and detectors whose
 * time to try again has come. The database is the truth; the queue is a cache of work. What is younger than the work that
 * still waits there is not lost but has yet to be reached. Returns how much was put back.
 */
export async function reconcile({ db, queue, config }: Context): Promise<number> {
  const age = config.reconcileEveryMs * 2 + (await queue.lag())
  const { rows } = await db.execute(sql`
    select id, case status when 'received' then 'extract' else 'screen' end as worker
    from submissions
    where status in ('received', 'extracted') and status_since < clock_timestamp() - make_interval(secs => ${age / 1000})
      and not exists (select 1 from outbox where outbox.submission_id = submissions.id)
    union
    select submission_id, 'screen' from runs
    where state = 'failed' and next_attempt_at between clock_timestamp() - interval '1 day' and clock_timestamp()
      and not exists (
        select 1 from runs later
        where later.submission_id = runs.submission_id and later.detector = runs.detector
          and later.version = runs.version and later.attempt > runs.attempt
      )
    limit 1000`)
  await queue.add(
    rows.map(({ id, worker }) => ({
      id: `r-${id}-${worker}`,
      work: { worker: worker as string, submissionId: id as string, eventId: null },
      forget: true,
    })),
  )
  return rows.length
}
