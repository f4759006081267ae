import Type from 'typebox'
import { Id, Words } from '../server/schemas.ts'

/** Something a person saw, with its place in the text where it has one. */
export const Observation = Type.Object({
  observation: Words(5_000),
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  end: Type.Optional(Type.Integer({ minimum: 1 })),
})

/** What a disclosure or a decision points at: a flag, or an observation. */
export const Evidence = Type.Union([Type.Object({ flagId: Id }), Observation])
