import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { lockCourse } from '../../db/people/courses.ts'
import { accounts, enrolments } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { type CourseRole, isCourseRole } from '../../domain/people/enrolment.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { type Enrolment, endEnrolments, enrol, hasNotEnded, isOf, type Wish } from './enrolments.ts'

/** A person who is added to a course by hand, as the role of their account says. */
export interface NewMember {
  accountId: string
  source: 'page' | 'api'
  from?: Date
  until?: Date
}

/**
 * Adds a person to a course. Who is in it by this source already stays as they are, which `added` says. Throws NOT_FOUND for
 * an unknown course, INVALID_INPUT for a person who cannot be in one.
 */
export function addMember(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  courseId: string,
  member: NewMember,
): Promise<{ enrolment: Enrolment; added: boolean }> {
  return db.transaction(async (tx) => {
    await lockCourse(tx, courseId)
    const wish = { ...member, courseId, role: await roleOf(tx, member.accountId) }
    checkTimes(member)
    const known = await openEnrolment(tx, wish)
    if (known) return { enrolment: known, added: false }
    const [enrolment] = await enrol(tx, who, [wish])
    return { enrolment: enrolment!, added: true }
  })
}

/** Ends an enrolment, whatever its source. One that has ended stays as it is. Throws NOT_FOUND. */
export async function endMember({ db }: Pick<Context, 'db'>, who: Actor, courseId: string, id: string): Promise<void> {
  const one = and(eq(enrolments.id, id), eq(enrolments.courseId, courseId))
  await db.transaction(async (tx) => {
    const [found] = await tx.select({ id: enrolments.id }).from(enrolments).where(one)
    if (!found) throw new DomainError('NOT_FOUND', 'There is no such enrolment in this course.')
    await endEnrolments(tx, who, one)
  })
}

async function roleOf(tx: Transaction, accountId: string): Promise<CourseRole> {
  const [person] = await tx.select({ role: accounts.role }).from(accounts).where(eq(accounts.id, accountId))
  if (person && isCourseRole(person.role)) return person.role
  throw new DomainError('INVALID_INPUT', 'This person cannot be added to a course.', [
    {
      field: 'accountId',
      problem: person ? `A person with the role “${person.role}” is in no course.` : 'There is no such person.',
      expected: 'The id of a student or a tutor.',
    },
  ])
}

function checkTimes({ from = new Date(0), until }: NewMember): void {
  if (!until || until > from) return
  const problem = 'The end is not after the beginning.'
  throw new DomainError('INVALID_INPUT', problem, [{ field: 'until', problem, expected: 'A later time.' }])
}

/** What the source says already of the person in the course and has not ended. */
async function openEnrolment(tx: Transaction, wish: Wish): Promise<Enrolment | null> {
  const [found] = await tx
    .select()
    .from(enrolments)
    .where(and(isOf(wish), eq(enrolments.source, wish.source), hasNotEnded))
  return found ?? null
}
