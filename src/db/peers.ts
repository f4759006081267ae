import { and, desc, eq, inArray, lt, ne, type SQL } from 'drizzle-orm'
import { readerVersion } from '../domain/document.ts'
import type { Submission } from './access.ts'
import type { Session } from './client.ts'
import { submissions, texts } from './schema.ts'

/** The student's own earlier work on other assessments about which nobody raised anything, oldest first. */
export async function earlierWork(session: Session, submission: Submission, limit = 20) {
  const { id, studentId, assessmentId, receivedAt } = submission
  const rows = await textsWhere(
    session,
    and(
      eq(submissions.studentId, studentId),
      ne(submissions.id, id),
      ne(submissions.assessmentId, assessmentId),
      lt(submissions.receivedAt, receivedAt),
      eq(submissions.status, 'released'),
    ),
    limit,
  )
  return rows.reverse()
}

/** Other students' work on the same assessment, newest first: what is usual in this cohort. */
export function cohortOf(session: Session, { studentId, assessmentId }: Submission, limit = 60) {
  return textsWhere(
    session,
    and(
      eq(submissions.assessmentId, assessmentId),
      ne(submissions.studentId, studentId),
      inArray(submissions.status, ['extracted', 'released', 'under_review', 'decided']),
    ),
    limit,
  )
}

/** The texts of these works. */
export function textsOf(session: Session, ids: string[]) {
  return textsWhere(session, inArray(submissions.id, ids), ids.length)
}

function textsWhere(session: Session, where: SQL | undefined, limit: number) {
  return session
    .select({ id: submissions.id, text: texts.text })
    .from(submissions)
    .innerJoin(texts, and(eq(texts.submissionId, submissions.id), eq(texts.reader, readerVersion)))
    .where(where)
    .orderBy(desc(submissions.receivedAt), desc(submissions.id))
    .limit(limit)
}
