import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { reportable } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'
import { afterCursor, type Page, type PlaceAsked, pageOf } from '../cursor.ts'
import { idFloor, isId } from '../id.ts'
import { ltiLinks, ltiReports } from '../schema/index.ts'

export type Report = typeof ltiReports.$inferSelect

/** A page of what the gradebook of a platform was told, newest first; `q` is the id of a submission. */
export async function reportsOf(
  session: Session,
  registrationId: string,
  { q, cursor, limit = 50 }: PlaceAsked & { q?: string } = {},
): Promise<Page<Report>> {
  const order = { at: ltiReports.at, id: ltiReports.id }
  const rows = await session
    .select(getTableColumns(ltiReports))
    .from(ltiReports)
    .innerJoin(ltiLinks, eq(ltiLinks.id, ltiReports.linkId))
    .where(
      and(
        eq(ltiLinks.registrationId, registrationId),
        q ? (isId(q) ? eq(ltiReports.submissionId, q) : sql`false`) : undefined,
        cursor ? afterCursor(cursor, order, false) : undefined,
      ),
    )
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ at }) => at)
}

/** Whether a person's score for this student and assessment was told, or is about to be. */
export async function scoreMayExist(session: Session, submissionId: string): Promise<boolean> {
  const { rows } = await session.execute(sql`
    select 1 from submissions work
    join submissions any_attempt on any_attempt.assessment_id = work.assessment_id and any_attempt.student_id = work.student_id
    left join lti_reports on lti_reports.submission_id = any_attempt.id and lti_reports.kind = 'score' and lti_reports.state <> 'skipped'
    where work.id = ${submissionId} and (highest_mark(any_attempt.id) is not null or lti_reports.id is not null) limit 1`)
  return rows.length > 0
}

/** Events of the last day that a gradebook should have heard of and did not: the queue lost the telling. */
export async function unreportedEvents(session: Session, types: string[], ageMs: number) {
  const { rows } = await session.execute(sql`
    select distinct event.id, event.submission_id
    from lti_visits visit
    join lti_links link on link.id = visit.link_id
    join submissions work on work.assessment_id = link.assessment_id and work.student_id = visit.account_id
    join audit_events event on event.submission_id = work.id and event.type in ${types}
    where event.id > ${idFloor(Date.now() - 86_400_000)}::uuid
      and event.at < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and (event.type not in ('submission.decided', 'submission.marked')
        or work.status in ${reportable} and standing_mark(work.id) is not null)
      and not exists (select 1 from lti_reports report where report.event_id = event.id)
      and not exists (select 1 from outbox where outbox.event_id = event.id)
    limit 500`)
  return rows.map((row) => ({ id: row.id as string, submissionId: row.submission_id as string }))
}
