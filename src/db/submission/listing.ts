import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import type { Session } from '../client.ts'
import { accounts, assessments, submissions } from '../schema/index.ts'
import { nameOfStudent, visibleTo } from './access.ts'

export interface Listing {
  status?: SubmissionStatus
  assessmentId?: string
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
  { status, assessmentId, cursor, limit = 50 }: Listing,
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
    .innerJoin(accounts, eq(accounts.id, submissions.studentId))
    .where(
      and(
        visibleTo(session, who),
        status ? eq(submissions.status, status) : undefined,
        assessmentId ? eq(submissions.assessmentId, assessmentId) : undefined,
        cursor ? after(cursor, oldestFirst) : undefined,
      ),
    )
    .orderBy(
      ...(oldestFirst
        ? [asc(submissions.receivedAt), asc(submissions.id)]
        : [desc(submissions.receivedAt), desc(submissions.id)]),
    )
    .limit(limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? cursorOf(last) : null }
}

const cursorOf = ({ receivedAt, id }: { receivedAt: Date; id: string }) =>
  Buffer.from(`${receivedAt.toISOString()} ${id}`).toString('base64url')

const isTime = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text

function after(cursor: string, oldestFirst: boolean): SQL {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!at || !id || !isTime(at) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw new DomainError('INVALID_INPUT', 'This cursor was not made here.', [
      { field: 'cursor', problem: 'It cannot be read.', expected: 'The nextCursor of an earlier page.' },
    ])
  }
  const here = sql`(${at}::timestamptz, ${id}::uuid)`
  return oldestFirst
    ? sql`(${submissions.receivedAt}, ${submissions.id}) > ${here}`
    : sql`(${submissions.receivedAt}, ${submissions.id}) < ${here}`
}
