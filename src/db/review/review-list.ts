import { type SQL, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import { reviewed } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'

export interface ReviewFilter {
  status: SubmissionStatus
  assessmentId?: string
  /** A detector's id, `concern` or `unreadable`. */
  kind?: string
  cursor?: string
}

export interface ReviewRow {
  id: string
  status: SubmissionStatus
  statusSince: Date
  receivedAt: Date
  attempt: number
  late: boolean
  unreadable: boolean
  assessmentId: string
  title: string
  studentName: string | null
  disclosedAt: Date | null
  respondBy: Date | null
  respondedAt: Date | null
  /** Detectors that point at something for a person, and that nobody has set aside. */
  detectors: string[]
  concerns: number
}

const pageSize = 50

/**
 * A page of the review list, oldest first, by keyset. A tutor's page is gathered per assessment, each from its own
 * index, so that a list stays as quick among a million submissions as among a thousand. Never ordered by a score.
 */
export async function reviewList(session: Session, who: Actor, filter: ReviewFilter) {
  const { rows } = await session.execute(sql`
    select s.id, s.status, s.status_since, s.received_at, s.attempt, s.late, s.unreadable is not null as unreadable,
      a.id as assessment_id, a.title, case when a.anonymous then null else student.name end as student_name,
      d.at as disclosed_at, d.respond_by, r.at as responded_at,
      array(select distinct f.detector from flags f where f.submission_id = s.id and f.severity <> 'info'
        and not exists (select 1 from flag_dismissals x where x.flag_id = f.id)) as detectors,
      (select count(*)::int from concerns c where c.submission_id = s.id) as concerns
    from (${candidates(who, filter)}) s
    join assessments a on a.id = s.assessment_id
    join accounts student on student.id = s.student_id
    left join lateral (select at, respond_by from disclosures where submission_id = s.id order by at desc limit 1) d on true
    left join lateral (select at from responses where submission_id = s.id order by at desc limit 1) r on true
    order by s.received_at, s.id`)
  const items = rows.slice(0, pageSize).map(rowOf)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > pageSize && last ? cursorOf(last) : null }
}

function candidates(who: Actor, { status, assessmentId, kind, cursor }: ReviewFilter): SQL {
  const wanted = sql.join(
    [sql`s.status = ${status}`, ...(kind ? [ofKind(kind)] : []), ...(cursor ? [after(cursor)] : [])],
    sql` and `,
  )
  const limited = sql`order by s.received_at, s.id limit ${pageSize + 1}`
  if (who.role === 'lead') {
    if (!reviewed.includes(status)) return sql`select s.* from submissions s where false`
    const one = assessmentId ? sql`s.assessment_id = ${assessmentId} and` : sql``
    return sql`select s.* from submissions s where ${one} ${wanted} ${limited}`
  }
  const one = assessmentId ? sql`and t.assessment_id = ${assessmentId}` : sql``
  return sql`
    select s.* from assessment_tutors t
    cross join lateral (
      select s.* from submissions s where s.assessment_id = t.assessment_id and ${wanted} ${limited}
    ) s
    where t.account_id = ${who.role === 'tutor' ? who.id : null} ${one} ${limited}`
}

function ofKind(kind: string): SQL {
  if (kind === 'unreadable') return sql`s.unreadable is not null`
  if (kind === 'concern') return sql`exists (select 1 from concerns c where c.submission_id = s.id)`
  return sql`exists (select 1 from flags f where f.submission_id = s.id and f.detector = ${kind} and f.severity <> 'info')`
}

const cursorOf = ({ receivedAt, id }: ReviewRow) =>
  Buffer.from(`${receivedAt.toISOString()} ${id}`).toString('base64url')

function after(cursor: string): SQL {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new DomainError('INVALID_INPUT', 'This page of the list cannot be found; please start at its beginning.')
  }
  return sql`(s.received_at, s.id) > (${at}::timestamptz, ${id}::uuid)`
}

const time = (value: unknown) => (value === null ? null : new Date(value as string))

function rowOf(row: Record<string, unknown>): ReviewRow {
  return {
    id: row.id as string,
    status: row.status as SubmissionStatus,
    statusSince: time(row.status_since)!,
    receivedAt: time(row.received_at)!,
    attempt: row.attempt as number,
    late: row.late as boolean,
    unreadable: row.unreadable as boolean,
    assessmentId: row.assessment_id as string,
    title: row.title as string,
    studentName: row.student_name as string | null,
    disclosedAt: time(row.disclosed_at),
    respondBy: time(row.respond_by),
    respondedAt: time(row.responded_at),
    detectors: row.detectors as string[],
    concerns: row.concerns as number,
  }
}
