import Type from 'typebox'
import type { vendorStatus } from '../../db/schema/index.ts'
import type { Fault as StoredFault } from '../../domain/screening/remote-outcome.ts'
import { AnyJson, At, Count, OneOf, Sentence, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe } from '../server/schemas.ts'
import { monthlyBudget, RemoteState } from './shapes.ts'

const Fault = shapeOf<StoredFault>()(
  Shape({
    code: OneOf([
      'network',
      'timeout',
      'rate_limited',
      'vendor_unavailable',
      'credentials',
      'bad_request',
      'vendor_error',
      'gone',
      'protocol',
      'budget_exhausted',
      'internal',
    ]),
    scope: OneOf(['run', 'credential']),
    retry: OneOf(['later', 'never']),
    retryAfterMs: Type.Optional(Count),
    message: Sentence,
  }),
)

const VendorStatus = shapeOf<typeof vendorStatus.$inferSelect>()(
  Shape({
    detector: Type.String(),
    pausedAt: Maybe(At),
    pauseReason: Maybe(Type.String()),
    circuitOpenUntil: Maybe(At),
    consecutiveFaults: Count,
    nextRequestAt: Maybe(At),
    upkeepAt: Maybe(At),
    upkeepOk: Maybe(Type.Boolean()),
    upkeepDetail: Maybe(Sentence),
    upkeepFacts: Maybe(AnyJson),
  }),
)

/** What an admin can send to a vendor's support. */
export const Diagnostics = Shape({
  detector: Type.String(),
  version: Type.String(),
  recipient: Shape({ name: Type.String(), hosts: Type.Array(Type.String()), region: Type.String() }),
  at: Type.String({ format: 'date-time' }),
  switchedOn: Type.Union([
    Shape({ on: Type.Literal(true), since: At }),
    Shape({ on: Type.Literal(false), detail: Sentence }),
  ]),
  options: AnyJson,
  monthlyBudget,
  status: VendorStatus,
  runs: Type.Array(
    Shape({
      state: Type.String(),
      runs: Count,
      oldest: Maybe(Type.String()),
      secondsToResult: Maybe(
        Shape({
          half: Type.Number({ description: 'Half of the results came within so many seconds.' }),
          most: Type.Number({ description: 'Most of the results came within so many seconds.' }),
        }),
      ),
    }),
  ),
  faults: Type.Array(
    Shape({
      run: Id,
      externalId: Maybe(Type.String()),
      state: RemoteState,
      reason: Maybe(Type.String()),
      since: At,
      nextStepAt: Maybe(At),
      attempts: Count,
      fault: Maybe(Fault),
    }),
  ),
})
