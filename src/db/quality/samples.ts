import { and, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session } from '../client.ts'
import { afterCursor, type Page, pageOf } from '../cursor.ts'
import { ofItsVersion } from '../dates/versions.ts'
import {
  assessmentVersions,
  decisionSamples,
  decisions,
  sampleActions,
  sampledDecisions,
  sampleOpinions,
  submissions,
} from '../schema/index.ts'

export type Sample = typeof decisionSamples.$inferSelect
export type SampleAction = typeof sampleActions.$inferSelect

/** The decisions that closed a review from `from` on and before `until`, whatever their outcome, where the case is still closed. */
export async function closedBetween(session: Session, { from, until }: { from: Date; until: Date }) {
  return session
    .select({ id: decisions.id, submissionId: decisions.submissionId })
    .from(decisions)
    .innerJoin(submissions, and(eq(submissions.id, decisions.submissionId), eq(submissions.status, 'decided')))
    .where(and(gte(decisions.at, from), lt(decisions.at, until), isNewest))
}

/** Of decisions: no later one was made about the same work. */
const isNewest = sql`not exists (
  select from decisions later where later.submission_id = ${decisions.submissionId} and later.round > ${decisions.round})`

/** Throws NOT_FOUND. */
export async function findSample(session: Session, id: string): Promise<Sample> {
  const [found] = await session.select().from(decisionSamples).where(eq(decisionSamples.id, id))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such sample.')
  return found
}

/** A page of the samples, newest first. */
export async function listSamples(
  session: Session,
  { cursor, limit = 50 }: { cursor?: string; limit?: number } = {},
): Promise<Page<Sample>> {
  const rows = await session
    .select()
    .from(decisionSamples)
    .where(cursor ? afterCursor(cursor, { at: decisionSamples.at, id: decisionSamples.id }, false) : undefined)
    .orderBy(desc(decisionSamples.at), desc(decisionSamples.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ at }) => at)
}

/** What was decided in a sample and what second persons would have decided, oldest decision first. */
export async function judgedIn(session: Session, sampleId: string) {
  const rows = await session
    .select({
      id: sampledDecisions.id,
      submissionId: sampledDecisions.submissionId,
      assessment: assessmentVersions.title,
      round: decisions.round,
      decidedAt: decisions.at,
      outcome: decisions.outcome,
      opinion: sampleOpinions,
    })
    .from(sampledDecisions)
    .innerJoin(decisions, eq(decisions.id, sampledDecisions.decisionId))
    .innerJoin(submissions, eq(submissions.id, sampledDecisions.submissionId))
    .innerJoin(assessmentVersions, ofItsVersion)
    .leftJoin(sampleOpinions, eq(sampleOpinions.sampledId, sampledDecisions.id))
    .where(eq(sampledDecisions.sampleId, sampleId))
    .orderBy(decisions.at, decisions.id)
  const actions = await actionsIn(session, eq(sampledDecisions.sampleId, sampleId))
  return rows.map((row) => ({ ...row, actions: actions.filter(({ sampledId }) => sampledId === row.id) }))
}

/** The actions after drawn decisions, oldest first. */
export async function actionsIn(session: Session, where: ReturnType<typeof eq>): Promise<SampleAction[]> {
  const rows = await session
    .select({ action: sampleActions })
    .from(sampleActions)
    .innerJoin(sampledDecisions, eq(sampledDecisions.id, sampleActions.sampledId))
    .where(where)
    .orderBy(sampleActions.at, sampleActions.id)
  return rows.map(({ action }) => action)
}

/** What people decided about unflagged work that was drawn for them to read: how much of it, and how much had no concern. */
export async function unflaggedFigures(session: Session) {
  const { rows } = await session.execute(sql`
    select count(*)::int as decided, count(*) filter (where d.outcome = 'no_concern')::int as "noConcern"
    from (select distinct submission_id from audit_events where type = 'submission.sampled') drawn
    join lateral (
      select outcome from decisions where decisions.submission_id = drawn.submission_id order by round desc limit 1
    ) d on true`)
  return rows[0] as { decided: number; noConcern: number }
}
