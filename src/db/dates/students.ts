import { and, eq, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session } from '../client.ts'
import type { Recipients } from '../notices/recipients.ts'
import { accounts } from '../schema/index.ts'

/** The students who are enrolled in an assessment, as the people of a notice. */
export const studentsEnrolled = (assessmentId: string): Recipients =>
  sql`accounts.id in (select students_of(${assessmentId}::uuid))`

/** Which of these accounts are not enrolled in an assessment as students. */
export async function notEnrolled(session: Session, assessmentId: string, ids: string[]): Promise<string[]> {
  const { rows } = await session.execute(sql`
    select id from unnest(${sql.param(ids)}::uuid[]) as asked (id)
    where id not in (select students_of(${assessmentId}::uuid))`)
  return rows.map(({ id }) => id as string)
}

/** The account of a student. Throws NOT_FOUND for any other. */
export async function findStudent(session: Session, id: string) {
  const [found] = await session
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(and(eq(accounts.id, id), eq(accounts.role, 'student')))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such student.')
  return found
}
