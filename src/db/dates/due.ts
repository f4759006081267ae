import { type SQL, sql } from 'drizzle-orm'
import type { Due, DueReason } from '../../domain/dates/due.ts'
import type { TimeZone } from '../../domain/dates/zone.ts'
import { datable } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'
import { assessmentsOf } from '../people/membership.ts'

/** The due date that applies to a student for an assessment, and why. Days of an adjustment are days in `zone`. */
export async function dueOf(session: Session, assessmentId: string, studentId: string, zone: TimeZone): Promise<Due> {
  const { rows } = await session.execute(
    sql`select due_at, due_because from due_of(${assessmentId}::uuid, ${studentId}::uuid, ${zone})`,
  )
  return { at: dateIn(rows[0]?.due_at), because: (rows[0]?.due_because as DueReason) ?? 'base' }
}

/** The due date that applies to a student for one of their assessments. */
export interface StudentDue {
  assessmentId: string
  dueAt: Date
  /** Whether they handed in work that counts as late. */
  isLate: boolean
}

/** The due dates that apply to a student, of every assessment with one that they are enrolled in as a student. */
export async function dueDatesOf(session: Session, studentId: string, zone: TimeZone): Promise<StudentDue[]> {
  const { rows } = await session.execute(sql`
    select a.id, due.due_at, exists (
      select from submissions s
      where s.assessment_id = a.id and s.student_id = ${studentId} and s.late and s.status in ${datable}
    ) as is_late
    from assessments a cross join lateral due_of(a.id, ${studentId}::uuid, ${zone}) due
    where a.id in (${assessmentsOf(studentId, 'student')}) and due.due_at is not null
    order by a.id`)
  return rows.map((row) => ({
    assessmentId: row.id as string,
    dueAt: dateIn(row.due_at)!,
    isLate: row.is_late as boolean,
  }))
}

/**
 * The due date of an assessment that applies to each person of a notice, as the time until when they have to act; null where
 * there is none or it has passed.
 */
export const dueOfEach = (assessmentId: string, zone: TimeZone): SQL => sql`(
  select due_at from due_of(${assessmentId}::uuid, accounts.id, ${zone}) where due_at > clock_timestamp())`

/** Whose work is looked at again: of an assessment, of some students, or both. */
export interface Affected {
  assessmentId?: string
  studentIds?: string[]
}

/**
 * Work for which a later due date applies now than the one that it has, in order of id. A due date that applied never becomes
 * an earlier one, and work without any stays so. Withdrawn and erased work is left as it is.
 */
export async function laterDueDates(session: Session, { assessmentId, studentIds }: Affected, zone: TimeZone) {
  const { rows } = await session.execute(sql`
    select s.id, due.due_at, due.due_because, coalesce(s.received_at > due.due_at, false) as late
    from submissions s cross join lateral due_of(s.assessment_id, s.student_id, ${zone}) due
    where ${within('s.assessment_id', assessmentId && [assessmentId])} and ${within('s.student_id', studentIds)}
      and s.status in ${datable} and s.due_at is not null and (due.due_at is null or due.due_at > s.due_at)
    order by s.id`)
  return rows.map((row) => ({
    id: row.id as string,
    due: { at: dateIn(row.due_at), because: row.due_because as DueReason, late: row.late as boolean },
  }))
}

const within = (column: string, ids: string[] | undefined | ''): SQL =>
  ids ? sql`${sql.raw(column)} = any(${sql.param(ids)}::uuid[])` : sql`true`

const dateIn = (value: unknown) => (value === null || value === undefined ? null : new Date(value as string))
