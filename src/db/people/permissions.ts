import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { accounts, aiPermissions, assessments } from '../schema/index.ts'
import { idOfStudent, nameOfStudent } from '../submission/access.ts'
import { isOpenTo } from './membership.ts'

/** The permissions to use AI that a student has been granted for an assessment, expired ones too. */
export function grantedPermissions(session: Session, assessmentId: string, studentId: string) {
  return session
    .select()
    .from(aiPermissions)
    .where(
      and(
        eq(aiPermissions.assessmentId, assessmentId),
        eq(aiPermissions.studentId, studentId),
        eq(aiPermissions.state, 'granted'),
      ),
    )
}

/** Requests to use AI that `who` may see: a student's own, those of a tutor's assessments, all for leads. Open ones first. */
export function permissionsFor(session: Session, who: Actor, limit = 200) {
  return permissionsWhere(session, who, visibleTo(who))
    .orderBy(desc(sql`${aiPermissions.state} = 'requested'`), desc(aiPermissions.requestedAt))
    .limit(limit)
}

/** One of them, which is there. */
export async function permissionFor(session: Session, who: Actor, id: string) {
  const [found] = await permissionsWhere(session, who, and(eq(aiPermissions.id, id), visibleTo(who)))
  return found!.permission
}

/** A student keeps what they asked when they leave the course. */
const visibleTo = (who: Actor): SQL =>
  who.role === 'student' ? eq(aiPermissions.studentId, who.id) : isOpenTo(who, aiPermissions.assessmentId)

/** In marking without names neither the student's name nor their id leaves the database. */
function permissionsWhere(session: Session, who: Actor, where: SQL | undefined) {
  return session
    .select({
      permission: { ...getTableColumns(aiPermissions), studentId: idOfStudent(who, assessments.anonymous) },
      title: assessments.title,
      studentName: nameOfStudent(who, assessments.anonymous),
    })
    .from(aiPermissions)
    .innerJoin(assessments, eq(assessments.id, aiPermissions.assessmentId))
    .innerJoin(accounts, eq(accounts.id, aiPermissions.studentId))
    .where(where)
}
