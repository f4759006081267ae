import Type from 'typebox'
import type { Card as StoredCard, DataFlow as StoredFlow } from '../../domain/screening/card.ts'
import { OneOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Basis, ClauseNumber, Limits, Point } from './shapes.ts'

const DataFlow = shapeOf<StoredFlow>()(
  Type.Union([
    Shape({ class: Type.Literal('local') }),
    Shape({
      class: OneOf(['external-pseudonymous', 'external-identifying']),
      recipient: Shape({ name: Type.String(), hosts: Type.Array(Type.String()), region: Type.String() }),
      sends: Type.Array(OneOf(['text', 'file', 'title', 'pseudonym', 'name', 'email', 'group'])),
      vendorRetention: OneOf(['none', 'until-erased', 'indexed-for-matching', 'unknown']),
      erasure: OneOf(['api', 'manual', 'impossible']),
      consent: OneOf(['none', 'notice', 'learner-terms']),
    }),
  ]),
)

const Figure = shapeOf<StoredCard['figures'][number]>()(
  Shape({
    name: Type.String(),
    value: Type.Number(),
    dataset: Type.String(),
    n: Type.Integer({ description: 'How many texts were measured.' }),
    measuredOn: Type.String({ format: 'date' }),
  }),
)

/** What a detector says about itself. */
export const Card = Shape({
  id: Type.String(),
  version: Type.String(),
  title: Type.String(),
  point: Point,
  clause: ClauseNumber,
  basis: Basis,
  dataFlow: DataFlow,
  looksAt: Sentence,
  cannotSee: Limits,
  limits: Limits,
  abstainsWhen: Type.Array(Sentence),
  figures: Type.Array(Figure),
  advisory: Type.Boolean(),
})
