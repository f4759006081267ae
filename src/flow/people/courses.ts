import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { type Course, courseOfExternalId, lockCourse } from '../../db/people/courses.ts'
import { courses } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { checkCourse, type NewCourse } from '../../domain/people/course.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** Adds a course. Throws INVALID_INPUT, STATE_CHANGED when another course has its external id. */
export function addCourse({ db }: Pick<Context, 'db'>, who: Actor, course: NewCourse): Promise<Course> {
  return db.transaction(async (tx) => {
    await refuseSameExternalId(tx, course.externalId)
    return insertCourse(tx, who, course)
  })
}

/** The same within a transaction, for a course that an outside system names. */
export async function insertCourse(tx: Transaction, who: Actor | null, course: NewCourse): Promise<Course> {
  checkCourse(course)
  const [added] = await tx
    .insert(courses)
    .values({ id: newId(), ...course, createdBy: who?.id ?? null })
    .returning()
  await recordCourse(tx, who, 'course.added', added!)
  return added!
}

/** Changes a course; what is not given stays as it is. Throws NOT_FOUND, INVALID_INPUT, STATE_CHANGED. */
export function changeCourse(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  id: string,
  change: Partial<NewCourse>,
): Promise<Course> {
  return db.transaction(async (tx) => {
    const before = await lockCourse(tx, id)
    checkCourse({ ...before, ...change })
    if (change.externalId !== before.externalId) await refuseSameExternalId(tx, change.externalId)
    const [changed] = await tx
      .update(courses)
      .set({ title: before.title, ...change })
      .where(eq(courses.id, id))
      .returning()
    await recordCourse(tx, who, 'course.changed', changed!)
    return changed!
  })
}

/** Gives a course its proper title where it still has the one that stood in for it. */
export async function changeTitle(
  tx: Transaction,
  who: Actor,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  if (from === to) return
  const ofOldTitle = and(eq(courses.id, id), eq(courses.title, from))
  const [changed] = await tx.update(courses).set({ title: to }).where(ofOldTitle).returning()
  if (changed) await recordCourse(tx, who, 'course.changed', changed)
}

const recordCourse = (tx: Transaction, who: Actor | null, type: string, course: Course) =>
  record(tx, { type, who, data: { course: course.id }, contents: [content(courses, course)] })

async function refuseSameExternalId(tx: Transaction, externalId: string | null | undefined): Promise<void> {
  const other = externalId ? await courseOfExternalId(tx, externalId) : null
  if (!other) return
  throw new DomainError('STATE_CHANGED', 'Another course has this external id.', [
    {
      field: 'externalId',
      problem: `The course “${other.title}” has it.`,
      expected: 'Another external id, or that course.',
    },
  ])
}
