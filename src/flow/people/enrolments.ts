import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { removeSessionsOfCourses } from '../../db/people/sessions.ts'
import { enrolments } from '../../db/schema/index.ts'
import type { CourseRole, EnrolmentSource } from '../../domain/people/enrolment.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Json } from '../../domain/screening/detector.ts'
import { record } from '../record.ts'

export type Enrolment = typeof enrolments.$inferSelect

/** That a person is in a course, as one source says it. */
export interface Wish {
  courseId: string
  accountId: string
  role: CourseRole
  source: EnrolmentSource
  /** The LTI context or the integration that says it. */
  sourceId?: string
  from?: Date
  until?: Date
}

/** How many rows one statement writes: each has up to nine values, and a statement takes 65,535. */
const atOnce = 1_000

/**
 * Adds enrolments as their source says them, all of one course or several. What the source says already stays as it is.
 * Returns those that are new.
 */
export async function enrol(tx: Transaction, who: Actor | null, wishes: Wish[]): Promise<Enrolment[]> {
  const added: Enrolment[] = []
  for (let from = 0; from < wishes.length; from += atOnce) {
    const rows = wishes.slice(from, from + atOnce).map((wish) => ({ id: newId(), ...wish }))
    added.push(...(await tx.insert(enrolments).values(rows).onConflictDoNothing().returning()))
  }
  await recordAll(tx, who, 'enrolment.added', added)
  return added
}

/**
 * Ends the enrolments that meet a condition and hold now; they stay as rows. Sessions that began by a launch from a course end
 * with the last enrolment there. Returns those that ended.
 */
export async function endEnrolments(tx: Transaction, who: Actor | null, which: SQL | undefined): Promise<Enrolment[]> {
  const ended = await tx
    .update(enrolments)
    .set({ until: sql`greatest(${enrolments.from}, date_trunc('milliseconds', clock_timestamp()))` })
    .where(and(which, hasNotEnded))
    .returning()
  await recordAll(tx, who, 'enrolment.ended', ended)
  await removeSessionsOfCourses(
    tx,
    ended.map(({ id }) => id),
  )
  return ended
}

/** That an enrolment holds now or will. */
export const hasNotEnded = or(isNull(enrolments.until), gt(enrolments.until, sql`clock_timestamp()`))

/** That an enrolment comes from one LTI context or one integration. */
export const saidBy = (source: 'lms' | 'webhook', sourceId: string) =>
  and(eq(enrolments.source, source), eq(enrolments.sourceId, sourceId))

/** That an enrolment is of one person in one course and role. */
export const isOf = ({ courseId, accountId, role }: Pick<Wish, 'courseId' | 'accountId' | 'role'>) =>
  and(eq(enrolments.courseId, courseId), eq(enrolments.accountId, accountId), eq(enrolments.role, role))

/** One event for each course, with the hashes of all rows that it made or changed there. */
async function recordAll(tx: Transaction, who: Actor | null, type: string, rows: Enrolment[]): Promise<void> {
  for (const course of new Set(rows.map(({ courseId }) => courseId))) {
    const ofCourse = rows.filter(({ courseId }) => courseId === course)
    const data: Record<string, Json> = { course, count: ofCourse.length, source: ofCourse[0]!.source }
    await record(tx, { type, who, data, contents: ofCourse.map((row) => content(enrolments, row)) })
  }
}
