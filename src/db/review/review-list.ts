import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import type { Conversation } from '../../domain/submission/turn.ts'
import type { Session } from '../client.ts'
import { afterCursor, pageOf } from '../cursor.ts'
import { assessmentsOf } from '../people/membership.ts'
import { submissions } from '../schema/index.ts'
import { nameOfStudent, visibleTo } from '../submission/access.ts'
import { conversationColumns, conversationIn, conversationJoins } from '../submission/conversation.ts'
import { isNamed } from '../submission/named.ts'

export interface ReviewFilter {
  status: SubmissionStatus
  assessmentId?: string
  /** What names a work (`isNamed`). */
  q?: string
  /** A detector's id, `concern`, `unreadable`, `partly_read` or `appeal`. */
  kind?: string
  /** Whether what others noted waits for the reader's own first reading of work under review. */
  waits?: boolean
  cursor?: string
}

export interface ReviewRow extends Conversation {
  id: string
  receivedAt: Date
  attempt: number
  late: boolean
  unreadable: boolean
  /** Whether parts of the file that could not be read brought it to a person. */
  partlyRead: boolean
  assessmentId: string
  title: string
  studentName: string | null
  /** Detectors that point at something for a person, and that were not set aside. */
  detectors: string[]
  concerns: number
  /** Whether an appeal brought it back. */
  appeal: boolean
}

const pageSize = 50

/**
 * A page of the review list, oldest first, by keyset. A tutor's page is gathered per assessment, each from its own
 * index, so that a list stays as quick among a million submissions as among a thousand. Never ordered by a score.
 */
export async function reviewList(session: Session, who: Actor, filter: ReviewFilter) {
  const { rows } = await session.execute(sql`
    select s.id, ${conversationColumns(sql`s`)}, s.received_at, s.attempt, s.late, s.unreadable is not null as unreadable,
      ${cameUnread(sql`s`)} as partly_read, ${isAppeal(sql`s`)} as appeal,
      assessments.id as assessment_id, assessments.title, ${nameOfStudent(who)} as student_name,
      array(select distinct f.detector from flags f where f.submission_id = s.id and f.severity <> 'info'
        and not exists (select 1 from flag_dismissals x where x.flag_id = f.id)) as detectors,
      (select count(*)::int from concerns c where c.submission_id = s.id and ${isRead(who, filter, sql`s`)}) as concerns
    from (${candidates(who, filter)}) s
    join assessments on assessments.id = s.assessment_id
    join assessment_versions on assessment_versions.assessment_id = s.assessment_id and assessment_versions.version = s.assessment_version
    join accounts on accounts.id = s.student_id
    ${conversationJoins(sql`s`)}
    order by s.received_at, s.id`)
  return pageOf(rows.map(rowOf), pageSize, ({ receivedAt }) => receivedAt)
}

/** A page's submissions and one more; for a tutor the first ones of each of their assessments, from which it is taken. */
function candidates(who: Actor, filter: ReviewFilter): SQL {
  const first = sql`order by submissions.received_at, submissions.id limit ${pageSize + 1}`
  const where = wanted(who, filter)
  if (who.role !== 'tutor') return sql`select submissions.* from submissions where ${where} ${first}`
  return sql`
    select submissions.* from (select distinct assessment_id from (${assessmentsOf(who.id, who.role)}) of_tutor) mine
    cross join lateral (
      select submissions.* from submissions where submissions.assessment_id = mine.assessment_id and ${where} ${first}
    ) submissions ${first}`
}

function wanted(who: Actor, filter: ReviewFilter): SQL | undefined {
  const { status, assessmentId, q, kind, cursor } = filter
  return and(
    visibleTo(who),
    eq(submissions.status, status),
    assessmentId ? eq(submissions.assessmentId, assessmentId) : undefined,
    q ? isNamed(who, q) : undefined,
    kind ? ofKind(who, filter, kind) : undefined,
    cursor ? afterCursor(cursor, { at: submissions.receivedAt, id: submissions.id }, true) : undefined,
  )
}

/** Whether the reader may know of a concern `c` about the work `of` before they have noted their own reading of it. */
function isRead({ id }: Actor, { status, waits }: ReviewFilter, of: SQL): SQL {
  if (!waits || status !== 'under_review') return sql`true`
  return sql`(c.raised_by = ${id}
    or exists (select 1 from first_readings mine where mine.submission_id = ${of}.id and mine.reader_id = ${id}))`
}

/** Whether an appeal opened the round of the work `of` that is under way. */
const isAppeal = (of: SQL) => sql`(${of}.status = 'under_review' and 'appeal' = (
  select r.kind from reopenings r where r.submission_id = ${of}.id order by r.at desc, r.id desc limit 1))`

/** Whether parts of the file `of` that could not be read brought it to a person. */
const cameUnread = (of: SQL) => sql`exists (
  select from audit_events e where e.submission_id = ${of}.id and e.type = 'submission.partly_read')`

function ofKind(who: Actor, filter: ReviewFilter, kind: string): SQL {
  if (kind === 'unreadable') return sql`submissions.unreadable is not null`
  if (kind === 'appeal') return sql`coalesce(${isAppeal(sql`submissions`)}, false)`
  if (kind === 'partly_read') return cameUnread(sql`submissions`)
  if (kind === 'concern') {
    const known = isRead(who, filter, sql`submissions`)
    return sql`exists (select 1 from concerns c where c.submission_id = submissions.id and ${known})`
  }
  return sql`exists (
    select 1 from flags f where f.submission_id = submissions.id and f.detector = ${kind} and f.severity <> 'info')`
}

function rowOf(row: Record<string, unknown>): ReviewRow {
  return {
    id: row.id as string,
    ...conversationIn(row),
    receivedAt: new Date(row.received_at as string),
    attempt: row.attempt as number,
    late: row.late as boolean,
    unreadable: row.unreadable as boolean,
    partlyRead: row.partly_read as boolean,
    assessmentId: row.assessment_id as string,
    title: row.title as string,
    studentName: row.student_name as string | null,
    detectors: row.detectors as string[],
    concerns: row.concerns as number,
    appeal: row.appeal === true,
  }
}
