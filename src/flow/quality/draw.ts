import { randomBytes } from 'node:crypto'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { closedBetween } from '../../db/quality/samples.ts'
import { decisionSamples, sampledDecisions } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { drawSample } from '../../domain/quality/draw.ts'
import { record } from '../record.ts'

export interface Draw {
  from: Date
  until: Date
  /** A share above 0, at most 1. */
  rate: number
  /** Made at random when left out. */
  seed?: string
}

/**
 * Draws a sample of the decisions that closed a review in a period, favourable ones too, so that a second person says what
 * they would have decided (docs/reference/policy.md#sampling-of-decisions). The same seed gives the same sample. Throws
 * INVALID_INPUT where the period ends before it begins or no review was closed in it.
 */
export async function drawDecisions({ db }: Pick<Context, 'db'>, who: Actor, { from, until, rate, seed }: Draw) {
  if (until <= from) {
    throw problem('until', 'The period ends before it begins.', 'A time after `from`.')
  }
  return db.transaction(async (tx) => {
    const closed = await closedBetween(tx, { from, until })
    if (!closed.length) throw problem('from', 'No review was closed in this period.', 'A period with decisions.')
    const drawing = { seed: seed ?? randomBytes(16).toString('hex'), rate }
    const [sample] = await tx
      .insert(decisionSamples)
      .values({ id: newId(), ...drawing, from, until, drawnBy: who.id })
      .returning()
    const data = { sample: sample!.id, decisions: closed.length }
    await record(tx, { type: 'decision_sample.drawn', who, data, contents: [content(decisionSamples, sample!)] })

    const submissionOf = new Map(closed.map(({ id, submissionId }) => [id, submissionId]))
    for (const decisionId of drawSample([...submissionOf.keys()], drawing)) {
      const submissionId = submissionOf.get(decisionId)!
      const [drawn] = await tx
        .insert(sampledDecisions)
        .values({ id: newId(), sampleId: sample!.id, submissionId, decisionId })
        .returning()
      const contents = [content(sampledDecisions, drawn!)]
      await record(tx, {
        type: 'submission.decision_sampled',
        who,
        submissionId,
        data: { sample: sample!.id },
        contents,
      })
    }
    return sample!
  })
}

const problem = (field: string, words: string, expected: string) =>
  new DomainError('INVALID_INPUT', 'The sample cannot be drawn.', [{ field, problem: words, expected }])
