import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'

/** Who is to look at a work in the round under way. */
export interface CurrentAssignment {
  id: string
  assigneeId: string
  assigneeName: string
  assignedBy: string
  at: Date
  /** Whether the person still can: they have declared no conflict of interest since and may sign in. */
  stands: boolean
}

/** The newest assignment of the round under way (`current_assignment` in 0001_guards.sql); null where there is none. */
export async function currentAssignment(session: Session, submissionId: string): Promise<CurrentAssignment | null> {
  const { rows } = await session.execute(sql`
    select a.id, a.assignee_id, p.name, a.assigned_by, a.at, ${stands(sql`a`)} as stands
    from current_assignment(${submissionId}) a join accounts p on p.id = a.assignee_id`)
  const [row] = rows
  if (!row) return null
  return {
    id: row.id as string,
    assigneeId: row.assignee_id as string,
    assigneeName: row.name as string,
    assignedBy: row.assigned_by as string,
    at: new Date(row.at as string),
    stands: row.stands as boolean,
  }
}

/** Whether an assignment `a` still stands. */
const stands = (a: SQL) => sql`(not has_conflict(${a}.submission_id, ${a}.assignee_id)
  and exists (select from accounts who where who.id = ${a}.assignee_id and who.disabled_at is null))`

/** The person to whom a work is assigned now, as an expression in SQL: their id, or null. `work` is the submission's id. */
export const assigneeOf = (work: SQLWrapper): SQL =>
  sql`(select a.assignee_id from current_assignment(${work}) a where ${stands(sql`a`)})`

/** The works that were ever assigned to a person, as a query in SQL; whether they are now is `assigneeOf`. */
export const everAssignedTo = (accountId: string): SQL =>
  sql`select submission_id from assignments where assignee_id = ${accountId}::uuid`

/** Those who can be assigned work of an assessment: its tutors and the leads, by name. `assessmentId` may be an expression. */
export async function reviewersOf(session: Session, assessmentId: SQLWrapper | string): Promise<Reviewer[]> {
  const { rows } = await session.execute(sql`
    select id, name, role from accounts
    where disabled_at is null and (role = 'lead' or role = 'tutor' and id in (
      select account_id from memberships where assessment_id = ${assessmentId} and role = 'tutor'))
    order by name, id`)
  return rows as unknown as Reviewer[]
}

export interface Reviewer {
  id: string
  name: string
  role: 'tutor' | 'lead'
}

/** Whether a person is among those who can be assigned a work. */
export async function reviewsWork(session: Session, accountId: string, assessmentId: string): Promise<boolean> {
  const { rows } = await session.execute(sql`
    select from accounts
    where id = ${accountId}::uuid and disabled_at is null and (role = 'lead' or role = 'tutor' and exists (
      select from memberships m where m.assessment_id = ${assessmentId} and m.role = 'tutor' and m.account_id = accounts.id))`)
  return rows.length > 0
}
