import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { notices, submissions } from '../schema/index.ts'

/**
 * When a notice `n` failed, or was left by a process that ended before it saw the mail server's answer, so that its arrival is
 * not known; null for every other one.
 */
export const stoppedAt = (n: SQL): SQL => sql`
  case ${n}.state when 'failed' then ${n}.failed_at
    when 'sent' then case when ${n}.claimed_until <= clock_timestamp() then ${n}.claimed_until end end`

/** The same as a condition: mails that can be sent once more. */
export const isStopped = (): SQL | undefined =>
  and(
    eq(notices.channel, 'email'),
    or(eq(notices.state, 'failed'), and(eq(notices.state, 'sent'), sql`${notices.claimedUntil} <= clock_timestamp()`)),
  )

/** The notices about a work that did not reach its student by mail, or of which that is not known, oldest first. */
export function notArrived(session: Session, submissionId: string) {
  return session
    .select({ id: notices.id, kind: notices.kind, isKnown: sql<boolean>`${notices.state} = 'failed'` })
    .from(notices)
    .innerJoin(submissions, and(eq(submissions.id, notices.submissionId), eq(submissions.studentId, notices.personId)))
    .where(and(eq(submissions.id, submissionId), isStopped()))
    .orderBy(notices.createdAt, notices.id)
}

export type NotArrived = Awaited<ReturnType<typeof notArrived>>[number]
