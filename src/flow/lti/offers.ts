import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { resumeNotices } from '../../db/asset-processor/notices.ts'
import type { Session, Transaction } from '../../db/client.ts'
import { contextOfId, offersOf } from '../../db/lti/contexts.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { ltiOffers } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

export type Answer = 'open' | 'refused'

/** A person who has a right on an assessment chooses it in a context: it may be used there. */
export async function openTo(tx: Transaction, who: Actor, contextId: string, assessmentId: string): Promise<void> {
  await tx
    .insert(ltiOffers)
    .values({ contextId, assessmentId, state: 'open', askedBy: who.id })
    .onConflictDoUpdate({
      target: [ltiOffers.contextId, ltiOffers.assessmentId],
      set: { state: 'open', answeredBy: who.id, answeredAt: sql`clock_timestamp()` },
    })
}

/** A launch from another context names an assessment: its tutors are asked, once. */
export async function askFor(tx: Transaction, who: Actor, contextId: string, assessmentId: string): Promise<void> {
  const [asked] = await tx
    .insert(ltiOffers)
    .values({ contextId, assessmentId, state: 'asked', askedBy: who.id })
    .onConflictDoNothing()
    .returning()
  if (asked)
    await record(tx, { type: 'lti.context_asked', who, data: { assessment: assessmentId, context: contextId } })
}

/**
 * The contexts in which an assessment is used or that ask for it; `isHome` says which is that of its own course. Throws
 * NOT_FOUND for one that `who` does not act on.
 */
export async function contextsOf(session: Session, who: Actor, assessmentId: string) {
  const { courseId: home } = await findOwnAssessment(session, who, assessmentId)
  const offers = await offersOf(session, assessmentId)
  return offers.map(({ courseId, ...offer }) => ({ ...offer, isHome: courseId === home }))
}

/**
 * A tutor of the assessment, a lead or an admin says whether it may be used in a context. The members of the context's
 * course have it while the answer is yes, and what the platform told of it meanwhile is looked at again. The context of its own course is not refused: they have it by their enrolment.
 * Throws NOT_FOUND, NOT_ALLOWED.
 */
export async function answerContext(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  { assessmentId, contextId, state }: { assessmentId: string; contextId: string; state: Answer },
) {
  return db.transaction(async (tx) => {
    const known = await contextsOf(tx, who, assessmentId)
    checkAnswer(
      known.find((one) => one.contextId === contextId),
      state,
    )
    await tx
      .update(ltiOffers)
      .set({ state, answeredBy: who.id, answeredAt: sql`clock_timestamp()` })
      .where(and(eq(ltiOffers.contextId, contextId), eq(ltiOffers.assessmentId, assessmentId)))
    await record(tx, {
      type: 'lti.context_answered',
      who,
      data: { assessment: assessmentId, context: contextId, state },
    })
    const { registrationId } = await contextOfId(tx, contextId)
    if (state === 'open') await resumeNotices(tx, registrationId)
    return { assessmentId, contextId, state }
  })
}

function checkAnswer(context: { isHome: boolean } | undefined, state: Answer) {
  if (!context) throw new DomainError('NOT_FOUND', 'This course has not asked for the assessment.')
  if (context.isHome && state === 'refused') {
    throw new DomainError('NOT_ALLOWED', 'The assessment belongs to this course; its members have it.')
  }
}
