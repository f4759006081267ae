import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../domain/people/permission.ts'
import type { Session } from '../../client.ts'
import { ofItsVersion } from '../../dates/versions.ts'
import { accounts, assessments, assessmentVersions, submissions } from '../../schema/index.ts'
import { nameOfStudent, visibleTo } from '../../submission/access.ts'
import { isAppeal } from './wanted.ts'

/** A work that a person selected. */
export interface SelectedWork {
  id: string
  assessmentId: string
  title: string
  studentName: string | null
  /** The newest assignment of the round, or null. */
  assignment: string | null
  /** Whether it cannot be cleared together with others. */
  needsOwnLook: boolean
}

/** Those of these works that `who` may see, oldest first. */
export function selectedWorks(session: Session, who: Actor, ids: string[]): Promise<SelectedWork[]> {
  if (!ids.length) return Promise.resolve([])
  return session
    .select({
      id: submissions.id,
      assessmentId: submissions.assessmentId,
      title: assessments.title,
      studentName: nameOfStudent(who),
      assignment: sql<string | null>`(select a.id from current_assignment(${submissions.id}) a)`,
      needsOwnLook: sql<boolean>`${ownLook(sql`submissions`)}`,
    })
    .from(submissions)
    .innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
    .innerJoin(assessmentVersions, ofItsVersion)
    .innerJoin(accounts, eq(accounts.id, submissions.studentId))
    .where(and(inArray(submissions.id, ids), visibleTo(who)))
    .orderBy(submissions.receivedAt, submissions.id)
}

/** Whether a work cannot be cleared in the short way. */
export async function needsOwnLook(session: Session, submissionId: string): Promise<boolean> {
  const { rows } = await session.execute(
    sql`select ${ownLook(sql`submissions`)} as needs from submissions where id = ${submissionId}`,
  )
  return rows[0]?.needs === true
}

/** A flag that is open, a concern that no decision followed, something that was shown to the student in this round, or an appeal. */
const ownLook = (of: SQL) => sql`(exists (
    select from flags f where f.submission_id = ${of}.id and f.severity <> 'info'
      and not exists (select from flag_dismissals x where x.flag_id = f.id))
  or exists (select from concerns c where c.submission_id = ${of}.id
      and not exists (select from decisions d where d.submission_id = ${of}.id and d.at > c.at))
  or exists (select from disclosures d where d.submission_id = ${of}.id and d.at >= ${of}.status_since)
  or coalesce(${isAppeal(of)}, false))`
