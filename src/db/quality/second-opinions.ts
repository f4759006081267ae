import { and, asc, eq, isNull, not, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { afterCursor, type PlaceAsked, pageOf } from '../cursor.ts'
import { ofItsVersion } from '../dates/versions.ts'
import { tookPart } from '../review/parts.ts'
import { assessmentVersions, decisions, sampledDecisions, sampleOpinions, submissions } from '../schema/index.ts'
import { visibleTo } from '../submission/access.ts'

/** The events that say that a person has been shown a submission with what was decided about it. */
const revealing = ['submission.read', 'submission.exported', 'submission.second_opinion']

/** Of drawn decisions: `who` has not looked at the case since it was decided. */
const hasNotSeen = ({ id }: Actor) => sql`not exists (
  select from audit_events event
  where event.submission_id = ${sampledDecisions.submissionId} and event.at >= ${decisions.at}
    and event.actor_id = ${id} and event.type in ${revealing})`

/** A page of the drawn decisions, oldest first, that wait for a second opinion of `who`: the work is theirs to read, they had no part in the case and have not seen the decision. */
export async function waitingFor(session: Session, who: Actor, { cursor, limit = 50 }: PlaceAsked = {}) {
  const rows = await session
    .select({
      id: sampledDecisions.id,
      assessment: assessmentVersions.title,
      receivedAt: submissions.receivedAt,
      decidedAt: decisions.at,
    })
    .from(sampledDecisions)
    .innerJoin(decisions, eq(decisions.id, sampledDecisions.decisionId))
    .innerJoin(submissions, eq(submissions.id, sampledDecisions.submissionId))
    .innerJoin(assessmentVersions, ofItsVersion)
    .leftJoin(sampleOpinions, eq(sampleOpinions.sampledId, sampledDecisions.id))
    .where(
      and(
        isNull(sampleOpinions.id),
        visibleTo(who),
        not(tookPart(who.id, sampledDecisions.submissionId)),
        hasNotSeen(who),
        cursor ? afterCursor(cursor, { at: decisions.at, id: sampledDecisions.id }, true) : undefined,
      ),
    )
    .orderBy(asc(decisions.at), asc(sampledDecisions.id))
    .limit(limit + 1)
  const { items, nextCursor } = pageOf(rows, limit, ({ decidedAt }) => decidedAt)
  return { items: items.map(({ decidedAt: _, ...item }) => item), nextCursor }
}

/** A drawn decision for `who`, with what stands in the way of their opinion. Throws NOT_FOUND where the work is not theirs to read. */
export async function findSampled(session: Session, who: Actor, id: string) {
  const [found] = await session
    .select({
      id: sampledDecisions.id,
      submissionId: sampledDecisions.submissionId,
      decision: decisions,
      opinion: sampleOpinions,
      tookPart: tookPart(who.id, sampledDecisions.submissionId),
      hasNotSeen: sql<boolean>`${hasNotSeen(who)}`,
    })
    .from(sampledDecisions)
    .innerJoin(decisions, eq(decisions.id, sampledDecisions.decisionId))
    .innerJoin(submissions, eq(submissions.id, sampledDecisions.submissionId))
    .leftJoin(sampleOpinions, eq(sampleOpinions.sampledId, sampledDecisions.id))
    .where(and(eq(sampledDecisions.id, id), visibleTo(who)))
  if (!found)
    throw new DomainError('NOT_FOUND', 'There is no such decision in a sample, or the work is not yours to see.')
  return found
}
