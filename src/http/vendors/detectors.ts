import Type from 'typebox'
import type { Context } from '../../context.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { DomainError } from '../../domain/error.ts'
import type { Json } from '../../domain/screening/detector.ts'
import { diagnose } from '../../flow/vendors/diagnose.ts'
import { openMissing } from '../../flow/vendors/open.ts'
import { remoteDetectors } from '../../flow/vendors/runtime.ts'
import { setOptions, switchDetector } from '../../flow/vendors/switch.ts'
import { upkeep } from '../../flow/vendors/upkeep.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Time, Words } from '../server/schemas.ts'
import { Diagnostics } from './diagnostics-shape.ts'
import { Backfill, DetectorOptions, DetectorSwitch, Upkeep } from './shapes.ts'

const Detector = Type.Object({ id: Type.String({ maxLength: 100 }) })

const config = { action: 'detector.configure' as const }
/** What an admin does with a detector: switch it, set it, look after it. */
export const remoteDetectorRoutes = groupOf(putSwitch, putOptions, postUpkeep, postBackfill, getDiagnostics)

function putSwitch(app: App, context: Context) {
  app.put(
    '/detectors/:id/switch',
    {
      config,
      schema: {
        summary: 'Switch a detector on or off, everywhere or for one assessment',
        params: Detector,
        body: Type.Object({
          state: Type.Enum(['on', 'off']),
          owner: Words(200),
          reason: Words(2_000),
          assessmentId: Type.Optional(Id),
          declaration: Type.Optional(
            Type.Record(Type.String({ maxLength: 50 }), Type.String({ maxLength: 2_000 }), { maxProperties: 50 }),
          ),
        }),
        response: { 200: DetectorSwitch },
      },
    },
    ({ who, params, body }) => switchDetector(context, who, params.id, body),
  )
}

function putOptions(app: App, context: Context) {
  app.put(
    '/detectors/:id/options',
    {
      config,
      schema: {
        summary: "Set a remote detector's options and monthly budget",
        params: Detector,
        body: Type.Object({
          options: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 50 }),
          assessmentId: Type.Optional(Id),
          monthlyBudget: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 10_000_000 }), Type.Null()])),
        }),
        response: { 200: DetectorOptions },
      },
    },
    ({ who, params, body }) => setOptions(context, who, params.id, { ...body, options: body.options as Json }),
  )
}

function postUpkeep(app: App, context: Context) {
  app.post(
    '/detectors/:id/upkeep',
    {
      config,
      schema: { summary: 'Test credentials and repair callbacks now', params: Detector, response: { 200: Upkeep } },
    },
    async ({ params }) =>
      upkeep(context, remoteDetector(context, params.id), AbortSignal.timeout(deadlines.vendorUpkeep.wholeMs)),
  )
}

function postBackfill(app: App, context: Context) {
  app.post(
    '/detectors/:id/backfill',
    {
      config,
      schema: {
        summary: 'Open runs for work that was handed in before the detector was switched on',
        params: Detector,
        body: Type.Object({ since: Time }),
        response: { 202: Backfill },
      },
    },
    async ({ params, body }, reply) =>
      reply
        .code(202)
        .send({ opened: await openMissing(context, remoteDetector(context, params.id), new Date(body.since), 5_000) }),
  )
}

function getDiagnostics(app: App, context: Context) {
  app.get(
    '/detectors/:id/diagnostics',
    {
      config,
      schema: {
        summary: 'A redacted bundle for the vendor’s support',
        params: Detector,
        response: { 200: Diagnostics },
      },
    },
    async ({ who, params }, reply) =>
      reply
        .header(
          'content-disposition',
          `attachment; filename="${remoteDetector(context, params.id).id}-diagnostics.json"`,
        )
        .send(await diagnose(context, who, params.id)),
  )
}

/** The remote detector of this id. Throws NOT_FOUND. */
function remoteDetector(context: Context, id: string) {
  const found = remoteDetectors(context).find((detector) => detector.id === id)
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such remote detector.')
  return found
}
