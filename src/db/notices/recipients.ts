import { type SQL, sql } from 'drizzle-orm'
import { may, roles } from '../../domain/people/permission.ts'
import { membersOf } from '../people/membership.ts'

/** The people of a notice, as a condition in SQL on `accounts`. */
export type Recipients = SQL

export const thePerson = (accountId: string): Recipients => sql`accounts.id = ${accountId}`

export const thePeople = (accountIds: string[]): Recipients => sql`accounts.id in ${accountIds}`

/** The student who handed in a work. */
export const studentOf = (submissionId: string): Recipients =>
  sql`accounts.id = (select student_id from submissions where id = ${submissionId})`

/** The tutors of an assessment; `assessmentId` may be an expression. */
export const tutorsOf = (assessmentId: string | SQL): Recipients =>
  sql`accounts.id in (${membersOf(assessmentId, 'tutor')})`

export const theLeads: Recipients = sql`accounts.role = 'lead'`

export const theAuditors: Recipients = sql`accounts.role = 'auditor'`

/** All who can acknowledge the policy. */
export const policyReaders: Recipients = sql`accounts.role in ${roles.filter((role) => may(role, 'policy.acknowledge'))}`

/** The assessment of a work. */
export const assessmentOf = (submissionId: string): SQL =>
  sql`(select assessment_id from submissions where id = ${submissionId})`
