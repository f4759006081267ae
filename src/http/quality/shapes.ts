import Type from 'typebox'
import type { decisionSamples, sampleActions, sampleOpinions } from '../../db/schema/index.ts'
import { outcomes } from '../../domain/review/decision.ts'
import { Reflection } from '../intake/shapes.ts'
import { Decision } from '../review/decision-shapes.ts'
import { Disclosure, StudentResponse } from '../review/shapes.ts'
import { Flag } from '../screening/shapes.ts'
import { At, Count, OneOf, PageOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { AiLevel, Id, Maybe } from '../server/schemas.ts'

const sample = {
  id: Id,
  seed: Type.String({ description: 'The same seed, rate and period draw the same decisions.' }),
  rate: Type.Number({ description: 'The share of the decisions, above 0, at most 1.' }),
  from: At,
  until: At,
  drawnBy: Id,
  at: At,
}

/** A sample of the decisions of a period. */
export const Sample = shapeOf<typeof decisionSamples.$inferSelect>()(Shape(sample))
export const SamplePage = PageOf(Sample)

const Outcome = OneOf(outcomes)
const part = Maybe(Type.Number({ description: 'From 0 to 1, kappa from -1; null where there is too little for it.' }))
const Action = Shape({ action: Type.String(), at: At })

/** A sample with how far second persons agree with what was decided. */
export const SampleReport = Shape({
  ...sample,
  drawn: Count,
  agreement: Shape(
    { n: Count, observed: part, kappa: part, low: part, high: part },
    { description: 'Cohen’s kappa with its 95 % interval, over the decisions that have a second opinion.' },
  ),
  items: Type.Array(
    Shape({
      id: Id,
      submissionId: Id,
      assessment: Type.String(),
      round: Type.Integer({ minimum: 1 }),
      decidedAt: At,
      outcome: Maybe(OneOf(outcomes, 'What was decided; null until there is a second opinion.')),
      secondOpinion: Maybe(Shape({ outcome: Outcome, reasons: Type.String(), at: At })),
      agrees: Maybe(Type.Boolean()),
      actions: Type.Array(Action),
    }),
  ),
})

/** A decision that waits for a second opinion. */
export const WaitingDecision = Shape({ id: Id, assessment: Type.String(), receivedAt: At })

/** What a second person would have decided. */
export const SecondOpinion = shapeOf<typeof sampleOpinions.$inferSelect>()(
  Shape({ id: Id, submissionId: Id, sampledId: Id, reviewerId: Id, outcome: Outcome, reasons: Type.String(), at: At }),
)

/** What was done after a second opinion. */
export const SampleAction = shapeOf<typeof sampleActions.$inferSelect>()(
  Shape({ id: Id, submissionId: Id, sampledId: Id, recordedBy: Id, action: Type.String(), at: At }),
)

/** The case of a drawn decision: without the decision until the second opinion is there. */
export const SampledCase = Shape({
  id: Id,
  submissionId: Id,
  assessment: Shape({ title: Type.String(), aiLevel: AiLevel, guidance: Type.String() }),
  receivedAt: At,
  unreadable: Maybe(Type.String()),
  reflection: Maybe(Reflection),
  flags: Type.Array(Flag),
  disclosures: Type.Array(Disclosure),
  responses: Type.Array(StudentResponse),
  opinion: Maybe(SecondOpinion),
  decision: Maybe(Decision),
  actions: Type.Array(SampleAction),
})
