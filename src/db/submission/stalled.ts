import { sql } from 'drizzle-orm'
import { processing } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'

/**
 * Submissions that have stood for `ageMs` where work should have moved them on, and those with a detector whose time to try
 * again has come: which work each waits for. One whose file could not be had is left alone until it is looked for again.
 */
export async function stalledWork(session: Session, ageMs: number) {
  const { rows } = await session.execute(sql`
    select id, worker from (
    select id, case status when 'received' then 'extract' else 'screen' end as worker
    from submissions
    where status in ${processing} and status_since < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and not exists (select 1 from outbox where outbox.submission_id = submissions.id)
    union
    select submission_id, 'screen' as worker from runs
    where state = 'failed' and next_attempt_at between statement_timestamp() - interval '1 day' and statement_timestamp()
      and not exists (
        select 1 from runs later
        where later.submission_id = runs.submission_id and later.detector = runs.detector
          and later.version = runs.version and later.attempt > runs.attempt
      )
    ) stalled
    where not exists (
      select 1 from storage_waits
      where storage_waits.submission_id = stalled.id and next_attempt_at > clock_timestamp()
    )
    limit 1000`)
  return rows.map(({ id, worker }) => ({ submissionId: id as string, worker: worker as string }))
}
