import { and, eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { letters } from '../schema/index.ts'

/** A letter of this work as it was issued; null where there is none with this id. */
export async function letterOf(session: Session, submissionId: string, id: string) {
  const [found] = await session
    .select()
    .from(letters)
    .where(and(eq(letters.id, id), eq(letters.submissionId, submissionId)))
  return found ?? null
}

/**
 * The newest decision of a work that its letter waits for: an appeal was decided by it, or the time to appeal against it is over and
 * it is not `no_concern`. Null where there is none. Without a work, of all works, at most a hundred; then a time to appeal counts
 * that ended in the last 90 days, so that a look does not read all that ever ended.
 */
export async function decisionsForLetter(session: Session, submissionId: string | null = null) {
  const { rows } = await session.execute(sql`
    select d.id, d.submission_id from decisions d join submissions s on s.id = d.submission_id and s.status = 'decided'
    left join appeal_windows w on w.decision_id = d.id
    where ${submissionId ? sql`s.id = ${submissionId}` : sql`d.id in (${mayBeDue})`}
      and d.round = (select max(newer.round) from decisions newer where newer.submission_id = d.submission_id)
      and not exists (select from letters where letters.decision_id = d.id)
      and (answers_appeal(d.submission_id, d.round) or (d.outcome <> 'no_concern' and w.appeal_by < clock_timestamp()))
    order by d.at limit 100`)
  return rows.map((row) => ({ decisionId: row.id as string, submissionId: row.submission_id as string }))
}

/** Decisions whose time to appeal has just ended, and those about appeals, which are few. */
const mayBeDue = sql`
  select decision_id from appeal_windows
  where appeal_by > statement_timestamp() - interval '90 days' and appeal_by < statement_timestamp()
  union
  select answer.id from reopenings join decisions was on was.id = reopenings.decision_id
  join decisions answer on answer.submission_id = was.submission_id and answer.round = was.round + 1
  where reopenings.kind = 'appeal'`
