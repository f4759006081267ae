import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm'
import { readerVersion } from '../domain/document.ts'
import type { Submission } from './access.ts'
import type { Session } from './client.ts'
import { submissions, texts } from './schema.ts'

const counted = ['extracted', 'released', 'under_review', 'decided'] as const

/** The student's own earlier work on other assessments that nobody has raised anything about, oldest first. */
export async function earlierWork(
  session: Session,
  { id, studentId, assessmentId, receivedAt }: Submission,
  limit = 20,
) {
  const rows = await session
    .select({ id: submissions.id, text: texts.text })
    .from(submissions)
    .innerJoin(texts, and(eq(texts.submissionId, submissions.id), eq(texts.reader, readerVersion)))
    .where(
      and(
        eq(submissions.studentId, studentId),
        ne(submissions.id, id),
        ne(submissions.assessmentId, assessmentId),
        lt(submissions.receivedAt, receivedAt),
        eq(submissions.status, 'released'),
      ),
    )
    .orderBy(desc(submissions.receivedAt))
    .limit(limit)
  return rows.reverse()
}

/** Other students' work on the same assessment, newest first. */
export function peersOf(session: Session, { studentId, assessmentId }: Submission, limit = 60) {
  return session
    .select({ id: submissions.id, text: texts.text })
    .from(submissions)
    .innerJoin(texts, and(eq(texts.submissionId, submissions.id), eq(texts.reader, readerVersion)))
    .where(
      and(
        eq(submissions.assessmentId, assessmentId),
        ne(submissions.studentId, studentId),
        inArray(submissions.status, [...counted]),
      ),
    )
    .orderBy(desc(submissions.receivedAt))
    .limit(limit)
}
