import { and, eq, ne } from 'drizzle-orm'
import type { Session } from './client.ts'
import { reflections, submissions } from './schema.ts'

/** What the same student wrote for other assessments, newest first; a new version of the same work may repeat itself. */
export async function reflectionsElsewhere(session: Session, studentId: string, assessmentId: string) {
  const rows = await session
    .select({ answers: reflections.answers })
    .from(reflections)
    .innerJoin(submissions, eq(submissions.id, reflections.submissionId))
    .where(and(eq(submissions.studentId, studentId), ne(submissions.assessmentId, assessmentId)))
    .limit(100)
  return rows.map(({ answers }) => answers)
}
