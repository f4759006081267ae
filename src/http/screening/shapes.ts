import Type from 'typebox'
import { type PolicyPoint, policyPoints } from '../../domain/policy/points.ts'
import { type Measurement as StoredMeasurement, severities } from '../../domain/screening/opinion.ts'
import { At, Count, FreeNames, OneOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

export const Point = OneOf(Object.keys(policyPoints) as PolicyPoint[])
export const ClauseNumber = Maybe(
  Type.String({ description: 'The clause for the point in the policy version at hand, or null where it has none.' }),
)
export const Basis = OneOf(
  ['inspectable', 'statistical'],
  'Whether a person can see what it rests on, or it is a score, which never makes a conflict.',
)
export const Limits = Type.Array(Type.String(), { description: 'What the detector cannot see, in sentences.' })

/** A figure with its meaning; null is “not measured”, 0 is a real zero. */
const Measurement = shapeOf<StoredMeasurement>()(
  Shape({
    name: Type.String(),
    value: Maybe(Type.Union([Type.Number(), Type.String()])),
    unit: Type.Optional(OneOf(['percent', 'ratio', 'count', 'words', 'zscore', 'minutes'])),
    range: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
    meaning: Sentence,
  }),
)

/** How one run of a detector on one work ended. */
export const Run = Shape({
  id: Id,
  detector: Type.String(),
  version: Type.String(),
  point: Point,
  clause: ClauseNumber,
  attempt: Count,
  state: OneOf(['waiting', 'blocked', 'skipped', 'succeeded', 'failed']),
  reason: Maybe(Type.String({ description: 'A code: why it was skipped, which fault, which phase.' })),
  detail: Sentence,
  notSeen: Maybe(
    Type.String({ description: 'What it did not see, because the reader of the file did not read it; as a sentence.' }),
  ),
  measurements: Type.Array(Measurement),
  at: At,
  nextAttemptAt: Maybe(At),
})

const page = Maybe(Type.Integer({ minimum: 1, description: 'The first page is 1.' }))
const paragraph = Maybe(Type.Integer({ minimum: 1, description: 'The first paragraph is 1.' }))
const offset = Type.Integer({ minimum: 0, description: 'An offset in UTF-16 code units into the text it points into.' })

/** The other side of a shared passage, or that there is one which you may not see. */
const Match = Type.Union([
  Shape({ source: Id, start: offset, end: offset, quote: Type.String(), page, paragraph }),
  Shape({ hidden: Type.Literal(true) }),
])

/** A place a person can look at, in the text that the run judged. */
export const PlacedEvidence = Shape({
  in: OneOf(['text', 'page', 'properties', 'reflection', 'report']),
  start: Maybe(offset),
  end: Maybe(offset),
  page,
  paragraph,
  quote: Type.String({ description: 'In the text it equals text.slice(start, end).' }),
  note: Type.Optional(Sentence),
  match: Type.Optional(Match),
})

const stored = { quote: Type.String(), note: Type.Optional(Sentence) }

/** The same as it is kept, without the place of a reader. */
export const KeptEvidence = Type.Union([
  Shape({
    in: Type.Literal('text'),
    start: offset,
    end: offset,
    ...stored,
    match: Type.Optional(Shape({ source: Id, start: offset, end: offset, quote: Type.Optional(Type.String()) })),
  }),
  Shape({ in: Type.Literal('page'), page: Type.Integer({ minimum: 1 }), ...stored }),
  Shape({ in: OneOf(['properties', 'reflection']), ...stored }),
  Shape({ in: Type.Literal('report'), ...stored }),
])

/** A person found that a flag does not apply. */
export const Dismissal = Shape({ flagId: Id, submissionId: Id, dismissedBy: Id, reason: Type.String(), at: At })

/** One advisory thing that a person should look at. */
export const Flag = Shape({
  id: Id,
  run: Id,
  detector: Type.String(),
  basis: Basis,
  rule: Type.String(),
  severity: OneOf(
    severities,
    'conflict: a rule of the policy is not kept, as a person can see; check: worth a look; info: a note.',
  ),
  point: Point,
  clause: ClauseNumber,
  message: Sentence,
  suggestion: Maybe(Sentence),
  figures: FreeNames,
  at: At,
  readerVersion: Maybe(Type.String({ description: 'The version of the reader whose text the evidence points into.' })),
  limits: Limits,
  evidence: Type.Array(PlacedEvidence),
  dismissed: Maybe(Dismissal),
})

export const Comparison = Shape({ allowed: Type.Boolean() })
