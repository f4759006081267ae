import Type from 'typebox'
import { purposes, type Reflection as StoredReflection } from '../../domain/intake/reflection.ts'
import { arrivalStatuses } from '../../domain/submission/status-sets.ts'
import type { HandedIn } from '../../flow/intake/submit.ts'
import { At, Field, OneOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id } from '../server/schemas.ts'

export const ReceiptToken = Type.String({ description: 'An EdDSA-signed token; see /v1/receipts/keys.' })

/** The answer to a hand-in: the work is durable and receipted. */
export const Receipt = shapeOf<HandedIn>()(
  Shape({
    id: Id,
    status: OneOf(arrivalStatuses),
    receivedAt: At,
    receipt: ReceiptToken,
    hints: Type.Array(Field, {
      description:
        'What could be better said in the reflection, or that the file is not the work but a shortcut or the like; the work is accepted all the same.',
    }),
  }),
)

const Day = Type.String({ format: 'date' })
const note = Type.Optional(Type.String())

const AiUse = Shape({
  tool: Type.String(),
  version: note,
  firstUsed: Day,
  lastUsed: Type.Optional(Day),
  purpose: OneOf(purposes),
  how: Type.String(),
  why: Type.String(),
  outputUsed: OneOf(['none', 'ideas', 'adapted', 'verbatim']),
  verification: note,
  personalData: OneOf(['none', 'own', 'others']),
  provenanceNote: note,
  personalDataNote: note,
})

/** How and why AI was used for a work, or that it was not. */
export const Reflection = shapeOf<StoredReflection>()(
  Type.Union([
    Shape({
      aiUsed: Type.Literal(true),
      uses: Type.Array(AiUse),
      criticalReflection: Type.String(),
      priorLearning: Type.String(),
      responsibilityAccepted: Type.Literal(true),
    }),
    Shape({
      aiUsed: Type.Literal(false),
      otherTools: Type.Array(OneOf(['spelling', 'grammar', 'translation', 'assistive_technology', 'none'])),
      whyNot: Type.String(),
      priorLearning: Type.String(),
      responsibilityAccepted: Type.Literal(true),
    }),
  ]),
)
