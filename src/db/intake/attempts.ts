import { sql } from 'drizzle-orm'
import { retired, supersedable } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'
import { idFloor } from '../id.ts'

/** How far back is looked, in milliseconds. */
const recent = 7 * 86_400_000

/**
 * Newer attempts, in time, beside which an earlier one still stands that nobody is talking about; the hand-in is older
 * than `ageMs`, so that the queue has had its time.
 */
export async function unsuperseded(session: Session, ageMs: number): Promise<string[]> {
  const { rows } = await session.execute(sql`
    select newer.id from submissions newer
    where newer.id > ${idFloor(Date.now() - recent)}::uuid and newer.attempt > 1 and not newer.late
      and newer.status not in ${retired}
      and newer.received_at < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and not exists (select 1 from outbox where outbox.submission_id = newer.id)
      and exists (
        select 1 from submissions earlier
        where earlier.assessment_id = newer.assessment_id and earlier.student_id = newer.student_id
          and earlier.attempt < newer.attempt and earlier.status in ${supersedable}
          and not exists (select 1 from concerns where concerns.submission_id = earlier.id)
          and not exists (select 1 from disclosures where disclosures.submission_id = earlier.id)
      )
    limit 500`)
  return rows.map(({ id }) => id as string)
}
