import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../domain/people/permission.ts'
import type { SubmissionStatus } from '../../../domain/submission/status.ts'
import { contains } from '../../contains.ts'
import { afterCursor } from '../../cursor.ts'
import { isId } from '../../id.ts'
import { assessmentsOf } from '../../people/membership.ts'
import { assessments, submissions } from '../../schema/index.ts'
import { visibleTo } from '../../submission/access.ts'
import { isStudentsTurn } from '../../submission/conversation.ts'
import { isNamed } from '../../submission/named.ts'
import { assigneeOf, everAssignedTo } from '../assignments.ts'

/** In which order the review list stands: by when work arrived. */
export type ListOrder = 'oldest' | 'newest'

/** Which work the review list shows. */
export interface ReviewFilter {
  status: SubmissionStatus
  assessmentId?: string
  /** A part of an assessment's title. */
  assessment?: string
  /** What names a work (`isNamed`). */
  q?: string
  /** A detector's id, `concern`, `unreadable`, `partly_read` or `appeal`. */
  kind?: string
  /** Whose turn it is, of work under review. */
  turn?: 'tutor' | 'student'
  /** To whom it is assigned: an account's id, or `none`. */
  assignee?: string
  order?: ListOrder
  /** Whether what others noted waits for the reader's own first reading of work under review. */
  waits?: boolean
  cursor?: string
}

/** A stretch of the list: how many rows at most, and on which side of a work where one is named. */
interface Stretch {
  limit: number
  /** The id of a work; the rows after it in the order of the list, or before it, the nearest first. */
  after?: string
  before?: string
  /** That work alone, where it is in the list. */
  only?: string
}

/**
 * The works of a stretch of the list, as a query in SQL for `submissions.*`. A tutor's are gathered per assessment, each from
 * its own index, so that a list stays as quick among a million submissions as among a thousand.
 */
export function stretchOf(who: Actor, filter: ReviewFilter, { limit, after, before, only }: Stretch): SQL {
  const oldestFirst = (filter.order !== 'newest') !== (before !== undefined)
  const direction = oldestFirst ? sql`asc` : sql`desc`
  const first = sql`order by submissions.received_at ${direction}, submissions.id ${direction} limit ${limit}`
  const from = after ?? before
  const where = and(
    wanted(who, filter),
    from ? beyond(from, oldestFirst) : undefined,
    only ? eq(submissions.id, only) : undefined,
  )
  if (who.role !== 'tutor') return sql`select submissions.* from submissions where ${where} ${first}`
  return sql`
    select submissions.* from (select distinct assessment_id from (${assessmentsOf(who.id, who.role)}) of_tutor) mine
    cross join lateral (
      select submissions.* from submissions where submissions.assessment_id = mine.assessment_id and ${where} ${first}
    ) submissions ${first}`
}

/** What comes after a work where the oldest are first, or the newest. */
function beyond(id: string, oldestFirst: boolean): SQL {
  const place = sql`(select here.received_at, here.id from submissions here where here.id = ${id}::uuid)`
  return oldestFirst
    ? sql`(submissions.received_at, submissions.id) > ${place}`
    : sql`(submissions.received_at, submissions.id) < ${place}`
}

function wanted(who: Actor, filter: ReviewFilter): SQL | undefined {
  const { status, assessmentId, assessment, q, kind, turn, assignee, order, cursor } = filter
  return and(
    visibleTo(who),
    eq(submissions.status, status),
    assessmentId ? eq(submissions.assessmentId, assessmentId) : undefined,
    assessment ? ofTitle(assessment) : undefined,
    q ? isNamed(who, q) : undefined,
    kind ? ofKind(who, filter, kind) : undefined,
    turn ? onTurn(turn) : undefined,
    assignee ? assignedTo(assignee) : undefined,
    cursor ? afterCursor(cursor, { at: submissions.receivedAt, id: submissions.id }, order !== 'newest') : undefined,
  )
}

const ofTitle = (title: string): SQL =>
  sql`${submissions.assessmentId} in (select ${assessments.id} from ${assessments} where ${contains(assessments.title, title)})`

/** Whose turn it is (`turnOf` in the domain). Few works wait for their student, so those are looked up by what they were shown. */
const onTurn = (turn: 'tutor' | 'student'): SQL =>
  turn === 'tutor'
    ? sql`not ${isStudentsTurn(sql`submissions`)}`
    : sql`(submissions.id in (select submission_id from disclosures) and ${isStudentsTurn(sql`submissions`)})`

function assignedTo(assignee: string): SQL {
  const current = assigneeOf(sql`submissions.id`)
  if (!isId(assignee)) return sql`${current} is null`
  return sql`(submissions.id in (${everAssignedTo(assignee)}) and ${current} = ${assignee}::uuid)`
}

/** Whether the reader may know of a concern `c` about the work `of` before they have noted their own reading of it. */
export function isRead({ id }: Actor, { status, waits }: ReviewFilter, of: SQL): SQL {
  if (!waits || status !== 'under_review') return sql`true`
  return sql`(c.raised_by = ${id}
    or exists (select 1 from first_readings mine where mine.submission_id = ${of}.id and mine.reader_id = ${id}))`
}

/** Whether an appeal opened the round of the work `of` that is under way. */
export const isAppeal = (of: SQL) => sql`(${of}.status = 'under_review' and 'appeal' = (
  select r.kind from reopenings r where r.submission_id = ${of}.id order by r.at desc, r.id desc limit 1))`

/** Whether parts of the file `of` that could not be read brought it to a person. */
export const cameUnread = (of: SQL) => sql`exists (
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
