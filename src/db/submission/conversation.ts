import { type SQL, sql } from 'drizzle-orm'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import type { Conversation } from '../../domain/submission/turn.ts'
import type { Session } from '../client.ts'
import { stoppedAt } from '../notices/not-arrived.ts'

/**
 * What `turnOf` asks of a submission, as joins to it and as columns: the newest disclosure with its time to respond and its
 * notice and an unanswered request for more, and the newest response. `of` is the submission's table or alias in the query.
 */
export const conversationJoins = (of: SQL) => sql`
  left join lateral (
    select d.id as disclosure_id, d.at, respond_by_of(d.id) as respond_by, (
      select min(r.at) from time_requests r
      where r.disclosure_id = d.id and not exists (select from time_answers a where a.request_id = r.id)
    ) as time_asked_at, (
      select max(${stoppedAt(sql`n`)}) from notices n
      where n.submission_id = d.submission_id and n.disclosure_id = d.id and n.kind = 'evidence_disclosed'
    ) as failed_at
    from disclosures d
    where d.submission_id = ${of}.id order by d.at desc limit 1
  ) talk on true
  left join lateral (select at from responses where submission_id = ${of}.id order by at desc limit 1) reply on true`

export const conversationColumns = (of: SQL) => sql`
  ${of}.status, ${of}.status_since, talk.at as disclosed_at, talk.respond_by, talk.failed_at as notice_failed_at, talk.time_asked_at,
  reply.at as responded_at`

/**
 * Whether the work `of`, which is under review, waits for its student: `turnOf` of the domain in SQL, by the database's clock. A test
 * holds the two together.
 */
export const isStudentsTurn = (of: SQL) => sql`exists (
  select from (select 1) one ${conversationJoins(of)}
  where talk.at >= ${of}.status_since and (reply.at is null or reply.at < talk.at)
    and case when talk.respond_by is null then talk.failed_at is null
      else talk.time_asked_at is null and talk.respond_by > clock_timestamp() end)`

const time = (value: unknown) => (value === null || value === undefined ? null : new Date(value as string))

/** A row with these columns, as `turnOf` takes it. */
export const conversationIn = (row: Record<string, unknown>): Conversation => ({
  status: row.status as SubmissionStatus,
  statusSince: time(row.status_since)!,
  disclosedAt: time(row.disclosed_at),
  respondBy: time(row.respond_by),
  noticeFailedAt: time(row.notice_failed_at),
  timeAskedAt: time(row.time_asked_at),
  respondedAt: time(row.responded_at),
})

/** The conversations of these submissions, by id. */
export async function conversationsOf(session: Session, ids: string[]): Promise<Map<string, Conversation>> {
  if (!ids.length) return new Map()
  const { rows } = await session.execute(sql`
    select s.id, ${conversationColumns(sql`s`)} from submissions s ${conversationJoins(sql`s`)} where s.id in ${ids}`)
  return new Map(rows.map((row) => [row.id as string, conversationIn(row)]))
}
