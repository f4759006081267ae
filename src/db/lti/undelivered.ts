import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { retired } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'
import { afterCursor, type PlaceAsked, pageOf } from '../cursor.ts'
import { accounts, assessments, ltiLinks, ltiRegistrations, ltiReports, submissions } from '../schema/index.ts'

/** That a mark has not arrived: it failed, or an attempt to send it did and the next one waits. */
const isUndelivered = (): SQL =>
  and(
    eq(ltiReports.kind, 'score'),
    or(eq(ltiReports.state, 'failed'), and(eq(ltiReports.state, 'waiting'), isNotNull(ltiReports.detail))),
  )!

/** That no later report of the same work has taken its place. */
const isNewest = (): SQL => sql`not exists (
  select from lti_reports later where later.submission_id = ${ltiReports.submissionId} and later.kind = 'score'
    and later.state <> 'skipped' and (later.at, later.id) > (${ltiReports.at}, ${ltiReports.id}))`

const isStillWork = (): SQL => sql`${submissions.status} not in ${retired}`

/** A page of the marks that did not arrive in a gradebook, newest first, with student, reason and platform. */
export async function undeliveredMarks(session: Session, { cursor, limit = 50 }: PlaceAsked = {}) {
  const order = { at: ltiReports.at, id: ltiReports.id }
  const rows = await session
    .select({
      id: ltiReports.id,
      submissionId: ltiReports.submissionId,
      student: accounts.name,
      assessment: assessments.title,
      platform: ltiRegistrations.name,
      state: ltiReports.state,
      detail: ltiReports.detail,
      at: ltiReports.at,
    })
    .from(ltiReports)
    .innerJoin(submissions, eq(submissions.id, ltiReports.submissionId))
    .innerJoin(accounts, eq(accounts.id, submissions.studentId))
    .innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
    .innerJoin(ltiLinks, eq(ltiLinks.id, ltiReports.linkId))
    .innerJoin(ltiRegistrations, eq(ltiRegistrations.id, ltiLinks.registrationId))
    .where(and(isUndelivered(), isNewest(), isStillWork(), cursor ? afterCursor(cursor, order, false) : undefined))
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ at }) => at)
}

/** The ids of the reports of marks that failed to arrive for some students of a context. */
export async function failedMarksOf(session: Session, contextId: string, accountIds: string[]): Promise<string[]> {
  if (!accountIds.length) return []
  const found = await session
    .select({ id: ltiReports.id })
    .from(ltiReports)
    .innerJoin(submissions, eq(submissions.id, ltiReports.submissionId))
    .innerJoin(ltiLinks, eq(ltiLinks.id, ltiReports.linkId))
    .where(
      and(
        eq(ltiReports.state, 'failed'),
        eq(ltiReports.kind, 'score'),
        eq(ltiLinks.contextId, contextId),
        inArray(submissions.studentId, accountIds),
        isNewest(),
        isStillWork(),
      ),
    )
  return found.map(({ id }) => id)
}

/** Makes reports of marks that have not arrived due now, unless one is being made; returns those that are due. */
export function dueAgain(session: Session, ids: string[]) {
  return session
    .update(ltiReports)
    .set({ state: 'waiting', nextAttemptAt: sql`clock_timestamp()` })
    .where(
      and(
        inArray(ltiReports.id, ids),
        isUndelivered(),
        or(isNull(ltiReports.claim), sql`${ltiReports.claimedUntil} < clock_timestamp()`),
      ),
    )
    .returning({ id: ltiReports.id, attempts: ltiReports.attempts })
}
