import { and, asc, desc, eq } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import type { Session } from '../client.ts'
import { afterCursor, pageOf } from '../cursor.ts'
import { ofItsVersion } from '../dates/versions.ts'
import { accounts, assessments, assessmentVersions, submissions } from '../schema/index.ts'
import { nameOfStudent, visibleTo } from './access.ts'
import { isNamed } from './named.ts'

export interface Listing {
  status?: SubmissionStatus
  assessmentId?: string
  /** What names a work (`isNamed`). */
  q?: string
  cursor?: string
  limit?: number
}

/**
 * A page of the submissions that `who` may see, by keyset, never by offset: what waits for a person oldest first,
 * everything else newest first. Never ordered by anything a detector said.
 */
export async function listSubmissions(
  session: Session,
  who: Actor,
  { status, assessmentId, q, cursor, limit = 50 }: Listing,
) {
  const oldestFirst = status === 'under_review'
  const rows = await session
    .select({
      id: submissions.id,
      status: submissions.status,
      statusSince: submissions.statusSince,
      attempt: submissions.attempt,
      late: submissions.late,
      receivedAt: submissions.receivedAt,
      assessment: { id: assessments.id, title: assessments.title },
      studentName: nameOfStudent(who),
    })
    .from(submissions)
    .innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
    .innerJoin(assessmentVersions, ofItsVersion)
    .innerJoin(accounts, eq(accounts.id, submissions.studentId))
    .where(
      and(
        visibleTo(who),
        status ? eq(submissions.status, status) : undefined,
        assessmentId ? eq(submissions.assessmentId, assessmentId) : undefined,
        q ? isNamed(who, q) : undefined,
        cursor ? afterCursor(cursor, { at: submissions.receivedAt, id: submissions.id }, oldestFirst) : undefined,
      ),
    )
    .orderBy(
      ...(oldestFirst
        ? [asc(submissions.receivedAt), asc(submissions.id)]
        : [desc(submissions.receivedAt), desc(submissions.id)]),
    )
    .limit(limit + 1)
  return pageOf(rows, limit, ({ receivedAt }) => receivedAt)
}
