import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Session, Transaction } from '../../db/client.ts'
import { offersOf } from '../../db/lti/contexts.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { assessmentTutors, ltiOffers } from '../../db/schema/index.ts'
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

/** The contexts in which an assessment is used or that ask for it. Throws NOT_FOUND for one that `who` does not act on. */
export async function contextsOf(session: Session, who: Actor, assessmentId: string) {
  await findOwnAssessment(session, who, assessmentId)
  return offersOf(session, assessmentId)
}

/**
 * A tutor of the assessment, a lead or an admin says whether it may be used in a context. A no ends what the context gave
 * its tutors. The first context is closed by a lead or an admin only, so that a guest cannot shut out the hosts. Throws
 * NOT_FOUND, NOT_ALLOWED.
 */
export async function answerContext(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  { assessmentId, contextId, state }: { assessmentId: string; contextId: string; state: Answer },
) {
  return db.transaction(async (tx) => {
    const known = await contextsOf(tx, who, assessmentId)
    checkAnswer(
      who,
      known.findIndex((one) => one.contextId === contextId),
      state,
    )
    await tx
      .update(ltiOffers)
      .set({ state, answeredBy: who.id, answeredAt: sql`clock_timestamp()` })
      .where(and(eq(ltiOffers.contextId, contextId), eq(ltiOffers.assessmentId, assessmentId)))
    if (state === 'refused') {
      await tx
        .delete(assessmentTutors)
        .where(and(eq(assessmentTutors.contextId, contextId), eq(assessmentTutors.assessmentId, assessmentId)))
    }
    await record(tx, {
      type: 'lti.context_answered',
      who,
      data: { assessment: assessmentId, context: contextId, state },
    })
    return { assessmentId, contextId, state }
  })
}

/** `place` is that of the context among those of the assessment, from 0; -1 for one that never asked. */
function checkAnswer({ role }: Actor, place: number, state: Answer) {
  if (place < 0) throw new DomainError('NOT_FOUND', 'This course has not asked for the assessment.')
  if (state === 'refused' && place === 0 && role === 'tutor') {
    throw new DomainError('NOT_ALLOWED', 'The course that the assessment was made for is closed by a lead or an admin.')
  }
}
