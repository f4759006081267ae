import Type from 'typebox'
import { concernCodes } from '../../domain/review/concern.ts'
import { findings, outcomes } from '../../domain/review/decision.ts'
import type { Decider as DeciderRow } from '../../domain/review/shown/decider.ts'
import { At, OneOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'
import { Decision } from './decision-shapes.ts'

/** A person who decided, agreed or waived, as the student reads of them. */
const Decider = shapeOf<DeciderRow>()(
  Shape({
    id: Id,
    role: OneOf(['tutor', 'lead']),
    name: Maybe(Type.String({ description: 'Null where the provider shows roles alone (DECIDERS_SHOWN_BY).' })),
  }),
)

/** What is known of the student beside the work. */
const Background = Shape(
  {
    adjustment: Maybe(
      Shape({
        days: Maybe(Type.Integer()),
        share: Maybe(Type.Number()),
        note: Maybe(Type.String({ description: 'For those who set adjustments.' })),
      }),
    ),
    earlierCases: Maybe(
      Type.Array(
        Shape({
          submissionId: Id,
          title: Type.String(),
          outcome: OneOf(outcomes),
          findings: Type.Array(Shape({ code: OneOf(concernCodes), finding: OneOf(findings) })),
          at: At,
        }),
        { description: 'Null while they are sealed: until a finding stands.' },
      ),
    ),
  },
  { description: 'For those who review the work; null for everybody else.' },
)

/** The decisions of a case with the people in it: those who decided, and what is known of the student. */
export const decidedWith = {
  decisions: Type.Array(Decision),
  deciders: Type.Array(Decider),
  background: Maybe(Background),
}
