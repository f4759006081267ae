import { type SQL, sql } from 'drizzle-orm'
import { may, roles } from '../../domain/people/permission.ts'
import type { Session, Transaction } from '../client.ts'
import { conversationColumns, conversationIn, conversationJoins } from '../submission/conversation.ts'

/** Until the end of the transaction no other process makes reminders that are counted before they are sent. */
export const oneReminderAtATime = (tx: Transaction) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('reminders', 12))`)

/** The roles of those who review work. */
const reviewers = roles.filter((role) => may(role, 'decision.make'))

/** How many are found in one look. */
const batch = 500

/**
 * A time to respond that runs out, with what `turnOf` asks. Each end has its own reminders: those of an earlier end do not count
 * once more time was granted, and half of the time is counted from the event that set the end.
 */
export async function windowsRunningOut(session: Session) {
  const without = (kind: string): SQL =>
    sql`not exists (select from notices n where n.disclosure_id = w.disclosure_id and n.kind = ${kind} and n.event_id = event.id)`
  const lastDay = sql`clock_timestamp() >= talk.respond_by - interval '1 day'`
  const { rows } = await session.execute(sql`
    select s.id as submission_id, w.disclosure_id, event.id as event_id, ${lastDay} as last_day, ${conversationColumns(sql`s`)}
    from response_windows w
    join submissions s on s.id = w.submission_id ${conversationJoins(sql`s`)}
    join lateral (
      select e.id, case e.type when 'notice.delivered' then w.at else e.at end as since
      from audit_events e where e.submission_id = w.submission_id and e.data->>'disclosure' = w.disclosure_id::text
        and (e.type = 'notice.delivered' or e.type = 'submission.time_answered' and (e.data->>'granted')::boolean)
      order by e.at desc, e.id desc limit 1
    ) event on true
    where s.status = 'under_review' and talk.disclosure_id = w.disclosure_id and talk.respond_by > clock_timestamp()
      and clock_timestamp() >= event.since + (talk.respond_by - event.since) / 2
      and case when ${lastDay} then ${without('response_last_day')} else ${without('response_half_way')} end
    limit ${batch}`)
  return rows.map((row) => ({
    submissionId: row.submission_id as string,
    disclosureId: row.disclosure_id as string,
    eventId: row.event_id as string,
    isLastDay: row.last_day as boolean,
    conversation: conversationIn(row),
  }))
}

/**
 * Work that has been under review for so many days and that no person has opened since, with the event that put it there;
 * only what those of `role` were not told yet.
 */
export async function unopenedWork(session: Session, days: number, role: 'tutor' | 'lead') {
  const { rows } = await session.execute(sql`
    select s.id as submission_id, event.id as event_id, ${conversationColumns(sql`s`)}
    from submissions s ${conversationJoins(sql`s`)}
    join lateral (
      select id from audit_events where submission_id = s.id and data->>'to' = s.status order by at, id desc limit 1
    ) event on true
    where s.status = 'under_review' and s.status_since < clock_timestamp() - make_interval(days => ${days})
      and not exists (select from audit_events look where look.submission_id = s.id and look.type = 'submission.read'
        and look.actor_role in ${reviewers} and look.at >= s.status_since)
      and not exists (select from notices n join accounts on accounts.id = n.person_id
        where n.submission_id = s.id and n.kind = 'work_waiting' and n.created_at >= s.status_since and accounts.role = ${role})
    limit ${batch}`)
  return rows.map((row) => ({
    submissionId: row.submission_id as string,
    eventId: row.event_id as string,
    conversation: conversationIn(row),
  }))
}
