import Type from 'typebox'
import type { decisions } from '../../db/schema/index.ts'
import { type PolicyPoint, policyPoints } from '../../domain/policy/points.ts'
import { concernCodes } from '../../domain/review/concern.ts'
import {
  type Answer as AnswerRow,
  attestationSentences,
  findings,
  outcomes,
  type Point as PointRow,
  standardOfProof,
} from '../../domain/review/decision.ts'
import { At, OneOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe, Words } from '../server/schemas.ts'
import { Observation } from './evidence.ts'

const pointIds = Object.keys(policyPoints) as PolicyPoint[]
const Said = (description: string) => Type.Boolean({ description })
const { readWork, readResponse, couldHaveDecidedOtherwise } = attestationSentences

/** What a person says of their own reading when they propose or confirm an adverse decision; the sentences are shown. */
export const Attestation = Shape({
  readWork: Said(readWork),
  readResponse: Said(readResponse),
  couldHaveDecidedOtherwise: Said(couldHaveDecidedOtherwise),
})

/** The same as it is sent. */
export const SentAttestation = Type.Object({
  readWork: Said(readWork),
  readResponse: Said(readResponse),
  couldHaveDecidedOtherwise: Said(couldHaveDecidedOtherwise),
})

const confirmed = Type.Optional(
  Type.Boolean({ description: 'Whether the person who decides has looked at what the flag points at themselves.' }),
)

/** What a decision cites: a flag, something that a person saw, or the record of a conversation. */
const Cited = Type.Union([Type.Object({ flagId: Id, confirmed }), Observation, Type.Object({ conversationId: Id })])

const item = { description: 'A point of the response by its name; the response as a whole where it is left out.' }
const ofRecord = { ...Id, description: 'What the student said of the record of a conversation, by its id.' }
const NewAnswer = Type.Union([
  Type.Object({ responseId: Id, item: Type.Optional(Type.String({ maxLength: 200, ...item })), text: Words() }),
  Type.Object({ conversationAnswerId: ofRecord, text: Words() }),
])

const NewPoint = Type.Object({
  code: Type.Enum([...concernCodes]),
  particulars: Words(),
  policyPoint: Maybe(Type.Enum(pointIds)),
  finding: Type.Enum([...findings]),
  reasons: Type.String({ maxLength: 20_000 }),
  evidence: Type.Optional(Type.Array(Cited, { maxItems: 200 })),
  answers: Type.Optional(Type.Array(NewAnswer, { maxItems: 200 })),
})

/** A decision as it is sent. */
export const NewDecision = Type.Object({
  outcome: Type.Enum([...outcomes]),
  reasons: Type.String({ maxLength: 20_000 }),
  points: Type.Optional(Type.Array(NewPoint, { maxItems: 50 })),
  evidence: Type.Optional(Type.Array(Cited, { maxItems: 200 })),
  answers: Type.Optional(Type.Array(NewAnswer, { maxItems: 200 })),
  score: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
  intent: Type.Optional(
    Type.String({ maxLength: 20_000, description: 'What is concluded about intent, apart from the finding.' }),
  ),
  limitsConsidered: Type.Optional(
    Type.String({
      maxLength: 20_000,
      description: 'The limits of a cited statistical signal, and how they were weighed.',
    }),
  ),
  attestation: Type.Optional(SentAttestation),
})
type SentDecision = Type.Static<typeof NewDecision>

/** The same with every list that was left out as an empty one. */
export const decisionFrom = ({ points = [], ...sent }: SentDecision) => ({
  evidence: [],
  answers: [],
  ...sent,
  points: points.map((point) => ({ evidence: [], answers: [], ...point })),
})

const confirmedBy = Type.Optional({ ...Id, description: 'Who looked at it and relies on it.' })
const KeptCited = Type.Union([
  Shape({ flagId: Id, confirmed, confirmedBy }),
  Shape({
    observation: Type.String(),
    start: Type.Optional(Type.Integer({ minimum: 0 })),
    end: Type.Optional(Type.Integer({ minimum: 1 })),
    confirmedBy,
  }),
  Shape({ conversationId: Id, confirmedBy }),
])
const Answer = shapeOf<AnswerRow>()(
  Type.Union([
    Shape({ responseId: Id, item: Type.Optional(Type.String(item)), text: Type.String() }),
    Shape({ conversationAnswerId: ofRecord, text: Type.String() }),
  ]),
)
const Point = shapeOf<PointRow>()(
  Shape({
    code: OneOf(concernCodes),
    particulars: Type.String(),
    policyPoint: Maybe(OneOf(pointIds)),
    finding: OneOf(findings),
    reasons: Type.String(),
    evidence: Type.Array(KeptCited),
    answers: Type.Array(Answer),
  }),
)

/** What a decision and a proposal of one say. */
export const decided = {
  outcome: OneOf(outcomes),
  reasons: Type.String(),
  points: Type.Array(Point),
  evidence: Type.Array(KeptCited),
  answers: Type.Array(Answer),
}

/** A decision of a person. */
export const Decision = shapeOf<typeof decisions.$inferSelect>()(
  Shape({
    id: Id,
    submissionId: Id,
    round: Type.Integer({ minimum: 1 }),
    decidedBy: Id,
    ...decided,
    score: Maybe(Type.Number({ description: 'A mark that a person typed; machines never set one.' })),
    standard: OneOf([standardOfProof], 'The standard of proof of every finding.'),
    intent: Maybe(Type.String()),
    limitsConsidered: Maybe(Type.String()),
    attestation: Maybe(Attestation),
    proposalId: Maybe(Id),
    at: At,
  }),
)
