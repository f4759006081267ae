import { and, desc, eq, sql } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { isTutorOn } from '../policy/assessments.ts'
import { accounts, aiPermissions, assessments } from '../schema/index.ts'
import { nameOfStudent } from '../submission/access.ts'

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
  const ofMyAssessments = isTutorOn(session, who.id, aiPermissions.assessmentId)
  return session
    .select({
      permission: aiPermissions,
      title: assessments.title,
      studentName: nameOfStudent(who),
    })
    .from(aiPermissions)
    .innerJoin(assessments, eq(assessments.id, aiPermissions.assessmentId))
    .innerJoin(accounts, eq(accounts.id, aiPermissions.studentId))
    .where(
      who.role === 'student' ? eq(aiPermissions.studentId, who.id) : who.role === 'tutor' ? ofMyAssessments : sql`true`,
    )
    .orderBy(desc(sql`${aiPermissions.state} = 'requested'`), desc(aiPermissions.requestedAt))
    .limit(limit)
}
