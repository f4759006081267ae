import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { actionsIn } from '../../db/quality/samples.ts'
import { findSampled } from '../../db/quality/second-opinions.ts'
import { sampleActions, sampledDecisions, sampleOpinions } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import { rowsOf } from '../../db/submission/view.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Outcome } from '../../domain/review/decision.ts'
import { record } from '../record.ts'
import { accessTo } from '../submission/visibility.ts'
import { wholeOf } from '../submission/whole.ts'

type Sampled = Awaited<ReturnType<typeof findSampled>>

/**
 * The case of a drawn decision as its second person reads it: the work, what was shown and said, without what was decided or
 * noted by those who decided; with the decision once an opinion is there. Throws NOT_FOUND, NOT_ALLOWED to a person who had a part
 * in the case or has seen the decision.
 */
export async function sampledCase(context: Context, who: Actor, id: string) {
  const sampled = await findSampled(context.db, who, id)
  if (!sampled.opinion) refuseWhoKnows(sampled)
  const access = await accessTo(context.db, who, sampled.submissionId)
  const rows = await rowsOf(context.db, access.submission, access.visibility)
  const whole = await wholeOf(context, who, access, rows)
  await record(context.db, { type: 'submission.sample_read', who, submissionId: sampled.submissionId })
  return {
    id: sampled.id,
    submissionId: sampled.submissionId,
    assessment: { title: rows.assessment.title, aiLevel: rows.assessment.aiLevel, guidance: rows.assessment.guidance },
    receivedAt: access.submission.receivedAt,
    unreadable: whole.unreadable,
    reflection: whole.reflection,
    flags: whole.flags.map((flag) => ({ ...flag, dismissed: null })),
    disclosures: whole.disclosures,
    responses: whole.responses,
    opinion: sampled.opinion,
    decision: sampled.opinion && sampled.decision,
    actions: sampled.opinion ? await actionsIn(context.db, eq(sampledDecisions.id, id)) : [],
  }
}

/**
 * A second person says what they would have decided. Written once; it opens the decision to them. Throws NOT_FOUND, NOT_ALLOWED,
 * STATE_CHANGED where another person was first, INVALID_INPUT without reasons.
 */
export async function giveSecondOpinion(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  id: string,
  { outcome, reasons }: { outcome: Outcome; reasons: string },
) {
  if (!reasons.trim()) throw empty('reasons', 'A sentence on what you saw and why you would decide so.')
  return db.transaction(async (tx) => {
    const { submissionId } = await findSampled(tx, who, id)
    await lockSubmission(tx, who, submissionId)
    const sampled = await findSampled(tx, who, id)
    if (sampled.opinion) throw new DomainError('STATE_CHANGED', 'There is a second opinion on this decision already.')
    refuseWhoKnows(sampled)
    const [saved] = await tx
      .insert(sampleOpinions)
      .values({ id: newId(), submissionId, sampledId: id, reviewerId: who.id, outcome, reasons })
      .returning()
    const contents = [content(sampleOpinions, saved!)]
    await record(tx, { type: 'submission.second_opinion', who, submissionId, data: { outcome }, contents })
    return saved!
  })
}

/** What is done after a second opinion. Throws NOT_FOUND, ILLEGAL_TRANSITION before there is an opinion, INVALID_INPUT. */
export async function recordSampleAction({ db }: Pick<Context, 'db'>, who: Actor, id: string, action: string) {
  if (!action.trim()) throw empty('action', 'A sentence on what is done: guidance, training, the case opened again.')
  return db.transaction(async (tx) => {
    const { submissionId, opinion } = await findSampled(tx, who, id)
    if (!opinion) throw new DomainError('ILLEGAL_TRANSITION', 'There is no second opinion on this decision yet.')
    const [saved] = await tx
      .insert(sampleActions)
      .values({ id: newId(), submissionId, sampledId: id, recordedBy: who.id, action })
      .returning()
    const contents = [content(sampleActions, saved!)]
    await record(tx, { type: 'submission.sample_action', who, submissionId, contents })
    return saved!
  })
}

function refuseWhoKnows({ tookPart, hasNotSeen }: Pick<Sampled, 'tookPart' | 'hasNotSeen'>) {
  if (tookPart) {
    throw new DomainError('NOT_ALLOWED', 'You had a part in this case, so another person gives the second opinion.')
  }
  if (!hasNotSeen) {
    throw new DomainError('NOT_ALLOWED', 'You have seen this decision, so another person gives the second opinion.')
  }
}

const empty = (field: string, expected: string) =>
  new DomainError('INVALID_INPUT', 'A field is still empty.', [{ field, problem: 'It is still empty.', expected }])
