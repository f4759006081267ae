import { sql } from 'drizzle-orm'
import type { DueReason } from '../../domain/dates/due.ts'
import type { TimeZone } from '../../domain/dates/zone.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import { retired } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'

/** A student whose work is outstanding: nothing was handed in, or only the reflection is missing. */
export interface Outstanding {
  studentId: string
  studentName: string
  waitsFor: 'work' | 'reflection'
  /** The work that waits for its reflection. */
  submissionId: string | null
  /** The due date that applies to the student. */
  dueAt: Date | null
  /** Whether that is another one than the assessment's own. */
  isExtended: boolean
}

/** Where a page begins: after the student with this name and id. */
export interface AfterStudent {
  name: string
  id: string
}

/**
 * Who has not handed in for an assessment, by name: a page of students who are enrolled and whose work or reflection is
 * missing. Why another due date applies is left out, because those who mark the work read it. In marking without names the
 * work that waits for its reflection has no id here.
 */
export async function outstandingOf(
  session: Session,
  assessmentId: string,
  zone: TimeZone,
  { after, limit = 50 }: { after?: AfterStudent | undefined; limit?: number } = {},
): Promise<{ items: Outstanding[]; next: AfterStudent | null }> {
  const { rows } = await session.execute(sql`
    select accounts.id, accounts.name, latest.id as submission_id, latest.status, due.due_at, due.due_because, latest.anonymous
    from accounts
    left join lateral (
      select s.id, s.status, v.anonymous from submissions s
      join assessment_versions v on v.assessment_id = s.assessment_id and v.version = s.assessment_version
      where s.assessment_id = ${assessmentId} and s.student_id = accounts.id and s.status not in ${retired}
      order by s.attempt desc limit 1
    ) latest on true
    cross join lateral due_of(${assessmentId}::uuid, accounts.id, ${zone}) due
    where accounts.id in (select students_of(${assessmentId}::uuid))
      and (latest.id is null or latest.status = 'awaiting_reflection')
      and ${after ? sql`(accounts.name, accounts.id) > (${after.name}, ${after.id}::uuid)` : sql`true`}
    order by accounts.name, accounts.id limit ${limit + 1}`)
  const items = rows.slice(0, limit).map(rowOf)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? { name: last.studentName, id: last.studentId } : null }
}

function rowOf(row: Record<string, unknown>): Outstanding {
  const status = row.status as SubmissionStatus | null
  return {
    studentId: row.id as string,
    studentName: row.name as string,
    waitsFor: status ? 'reflection' : 'work',
    submissionId: row.anonymous ? null : (row.submission_id as string | null),
    dueAt: row.due_at === null ? null : new Date(row.due_at as string),
    isExtended: (row.due_because as DueReason) !== 'base',
  }
}
