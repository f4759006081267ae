import Type from 'typebox'
import type { detectorSwitches } from '../../db/schema/index.ts'
import { AnyJson, At, OneOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'

/** Whether a detector is used, who answers for that and why. */
export const DetectorSwitch = shapeOf<typeof detectorSwitches.$inferSelect>()(
  Shape({
    id: Id,
    detector: Type.String(),
    assessmentId: Maybe(Id),
    state: OneOf(['on', 'off']),
    owner: Type.String(),
    reason: Type.String(),
    declaration: Maybe(Type.Record(Type.String(), Type.String())),
    switchedBy: Id,
    at: At,
  }),
)

export const monthlyBudget = Maybe(
  Type.Integer({ description: 'Units that a calendar month (UTC) may cost; null means no limit.' }),
)

/** A remote detector's settings, for one assessment or for all. */
export const DetectorOptions = Shape({
  id: Id,
  detector: Type.String(),
  assessmentId: Maybe(Id),
  options: AnyJson,
  monthlyBudget,
  setBy: Id,
  at: At,
})

/** What the upkeep of a remote detector found. */
export const Upkeep = Shape({
  ok: Type.Boolean(),
  credentials: OneOf(['work', 'refused', 'unknown']),
  detail: Sentence,
  facts: Type.Optional(AnyJson),
})
export const Backfill = Shape({ opened: Type.Integer({ minimum: 0, description: 'How many runs were opened.' }) })
export const HeardCallback = Shape({ received: Type.Boolean() })

export const RemoteState = OneOf([
  'waiting',
  'blocked',
  'skipped',
  'succeeded',
  'failed',
  'stalled',
  'erasing',
  'erased',
  'closed',
])

/** Where a remote detector stands with one work. */
export const RemoteRun = Type.Union([
  Shape({
    detector: Type.String(),
    state: Type.Literal('not_asked'),
    reason: Type.Null(),
    since: Type.Null(),
    nextStepAt: Type.Null(),
    sentence: Sentence,
  }),
  Shape({
    detector: Type.String(),
    state: RemoteState,
    reason: Maybe(Type.String({ description: 'A code: what it waits for, why it was skipped, which fault.' })),
    since: At,
    nextStepAt: Maybe(At),
    sentence: Sentence,
  }),
])

export const RetriedRuns = Shape({ runs: Type.Integer({ minimum: 0, description: 'How many runs are tried again.' }) })
export const ReportLink = Shape({ url: Type.String({ description: 'It works for one click.' }) })
export const ReportPending = Shape({ detail: Sentence })

/** A vendor's terms as they stand, or that there are none. */
export const Terms = Type.Union([
  Shape({ required: Type.Literal(false) }),
  Shape({
    required: Type.Literal(true),
    version: Type.String(),
    language: Type.String({ description: 'A language tag (RFC 5646).' }),
    languages: Type.Array(Type.String()),
    html: Type.String({ description: 'Bare tags without attributes.' }),
    acceptedAt: Maybe(At),
  }),
])
export const Acceptance = Shape({
  version: Type.String(),
  language: Type.String({ description: 'A language tag (RFC 5646).' }),
  acceptedAt: Type.String({ format: 'date-time' }),
})
