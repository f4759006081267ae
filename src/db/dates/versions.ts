import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Session, Transaction } from '../client.ts'
import { afterCursor, type Page, type PlaceAsked, pageOf } from '../cursor.ts'
import { assessments, assessmentVersions, submissions } from '../schema/index.ts'

export type AssessmentVersion = typeof assessmentVersions.$inferSelect

/** A page of the versions of an assessment, newest first. */
export async function versionsOf(
  session: Session,
  assessmentId: string,
  { cursor, limit = 50 }: PlaceAsked = {},
): Promise<Page<AssessmentVersion>> {
  const order = { at: assessmentVersions.at, id: assessmentVersions.id }
  const rows = await session
    .select()
    .from(assessmentVersions)
    .where(
      and(eq(assessmentVersions.assessmentId, assessmentId), cursor ? afterCursor(cursor, order, false) : undefined),
    )
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ at }) => at)
}

/** Those that count at the moment or will: the one by which work that arrives now is judged, then those that come after it. */
export async function standingVersions(session: Session, assessmentId: string): Promise<AssessmentVersion[]> {
  const inEffect = sql`(select max(version) from assessment_versions where assessment_id = ${assessmentId}::uuid and counts_from <= clock_timestamp())`
  return session
    .select()
    .from(assessmentVersions)
    .where(and(eq(assessmentVersions.assessmentId, assessmentId), sql`${assessmentVersions.version} >= ${inEffect}`))
    .orderBy(asc(assessmentVersions.version))
}

/** The version by which work that arrives now is judged, where the newest one counts from a later date; null where it counts. */
export async function versionUntilThen(session: Session, assessmentId: string): Promise<AssessmentVersion | null> {
  const [inEffect, later] = await standingVersions(session, assessmentId)
  return later ? inEffect! : null
}

/** The assessment, locked until the end of the transaction; it is there. */
export async function lockAssessment(tx: Transaction, id: string) {
  const [found] = await tx.select().from(assessments).where(eq(assessments.id, id)).for('update')
  return found!
}

/** The columns of a version that stand in the assessment too. */
const {
  id: _,
  assessmentId: __,
  reason: ___,
  changedBy: ____,
  at: _____,
  countsFrom: ______,
  ...content
} = getTableColumns(assessmentVersions)

/** An assessment as a work is judged by it: with the content of the version that counted when it arrived. */
export const judgedBy = {
  ...getTableColumns(assessments),
  ...content,
}

/** Joins that version to a query that holds `submissions`. */
export const ofItsVersion = and(
  eq(assessmentVersions.assessmentId, submissions.assessmentId),
  eq(assessmentVersions.version, submissions.assessmentVersion),
)

/** The assessment as one work is judged by it. */
export async function assessmentOfWork(session: Session, submissionId: string) {
  const [found] = await session
    .select(judgedBy)
    .from(submissions)
    .innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
    .innerJoin(assessmentVersions, ofItsVersion)
    .where(eq(submissions.id, submissionId))
  return found!
}
