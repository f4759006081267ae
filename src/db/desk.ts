import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Waits } from '../domain/review/first-reading.ts'
import type { Session } from './client.ts'
import { assessments, auditEvents, drafts, readingSettings, submissions } from './schema/index.ts'

/** Every assessment with what this student has of it: the newest submission and the draft. */
export async function workOf(session: Session, studentId: string) {
  const newest = session
    .selectDistinctOn([submissions.assessmentId], {
      assessmentId: submissions.assessmentId,
      id: submissions.id,
      status: submissions.status,
      receivedAt: submissions.receivedAt,
    })
    .from(submissions)
    .where(eq(submissions.studentId, studentId))
    .orderBy(submissions.assessmentId, desc(submissions.attempt))
    .as('newest')
  return session
    .select({
      assessment: assessments,
      submission: { id: newest.id, status: newest.status, receivedAt: newest.receivedAt },
      draftSavedAt: drafts.savedAt,
    })
    .from(assessments)
    .leftJoin(newest, eq(newest.assessmentId, assessments.id))
    .leftJoin(drafts, and(eq(drafts.assessmentId, assessments.id), eq(drafts.accountId, studentId)))
    .orderBy(sql`${assessments.dueAt} asc nulls last`, desc(assessments.publishedAt))
    .limit(200)
}

/** What happened to one submission, in order. */
export function trailOf(session: Session, submissionId: string, limit = 500) {
  return session
    .select({
      id: auditEvents.id,
      type: auditEvents.type,
      at: auditEvents.at,
      actorRole: auditEvents.actorRole,
      actorId: auditEvents.actorId,
    })
    .from(auditEvents)
    .where(eq(auditEvents.submissionId, submissionId))
    .orderBy(asc(auditEvents.at), asc(auditEvents.id))
    .limit(limit)
}

/** Which results wait for a first reading; the statistical ones unless the provider chose otherwise. */
export async function whatWaits(session: Session): Promise<Waits> {
  const [newest] = await session.select().from(readingSettings).orderBy(desc(readingSettings.at)).limit(1)
  return newest?.waits ?? 'statistical'
}
