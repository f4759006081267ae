import { and, desc, eq, exists, sql } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { accounts, aiPermissions, assessments, assessmentTutors } from '../schema/index.ts'

/** Requests to use AI that `who` may see: a student's own, those of a tutor's assessments, all for leads. Open ones first. */
export function permissionsFor(session: Session, who: Actor, limit = 200) {
  const ofMyAssessments = exists(
    session
      .select({ one: sql`1` })
      .from(assessmentTutors)
      .where(
        and(eq(assessmentTutors.accountId, who.id), eq(assessmentTutors.assessmentId, aiPermissions.assessmentId)),
      ),
  )
  return session
    .select({
      permission: aiPermissions,
      title: assessments.title,
      studentName: sql<
        string | null
      >`case when ${assessments.anonymous} and ${accounts.id} <> ${who.id} then null else ${accounts.name} end`,
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
