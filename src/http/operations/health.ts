import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Bytes } from '../../domain/hash.ts'
import { healthChecks, intakeChecks } from '../../domain/operations/health.ts'
import { may } from '../../domain/people/permission.ts'
import { wallNames } from '../../domain/screening/walls.ts'
import { healthNow } from '../../flow/operations/health.ts'
import { Media, OneOf, Sentence, Shape } from '../server/answer-shapes.ts'
import { callerOf } from '../server/identity.ts'
import { type App, groupOf } from '../server/routes.ts'
import { metricsNow } from './metrics.ts'

const Alive = Shape({ status: Type.Literal('ok') })
const Problems = Type.Array(
  Shape({
    check: OneOf(healthChecks),
    stops: Type.Boolean({ description: 'Whether the service is not ready because of it.' }),
    sentence: Sentence,
  }),
  { description: 'What is not as it should be, each with what to do. Empty when all is well.' },
)
const Intake = Shape({ status: OneOf(['ok', 'unavailable']), problems: Problems })
const Ready = Shape({
  status: OneOf(['ok', 'degraded', 'unavailable']),
  database: OneOf(['external', 'embedded']),
  queue: Type.String({ description: 'Where jobs wait.' }),
  outbox: Type.Union([Type.Integer({ minimum: 0, maximum: 1_000 }), Type.Null()], {
    description: 'Rows that wait for the queue, up to 1000; null where the database does not answer.',
  }),
  missingWalls: Type.Array(OneOf(wallNames), { description: 'Walls around the children that read files.' }),
  problems: Problems,
})

/** Whether the service lives, whether it can take work, and how it fares. Counts, ages and sentences of ours, no names. */
export const healthRoutes = groupOf(getLive, getIntake, getReady, getMetrics)

function getLive(app: App) {
  app.get(
    '/health/live',
    {
      config: { action: 'public' },
      schema: { summary: 'The process answers', security: [], response: { 200: Alive } },
    },
    () => ({ status: 'ok' as const }),
  )
}

function getIntake(app: App, context: Context) {
  app.get(
    '/health/intake',
    {
      config: { action: 'public' },
      schema: {
        summary: 'Work can be taken in, whether or not something can be done with it now; for load balancers',
        security: [],
        response: { 200: Intake, 503: Intake },
      },
    },
    async (_request, reply) => {
      const { findings } = await healthNow(context)
      const problems = findings.filter(({ check }) => intakeChecks.includes(check))
      if (problems.length) refuseForNow(reply)
      return { status: problems.length ? ('unavailable' as const) : ('ok' as const), problems }
    },
  )
}

function getReady(app: App, context: Context) {
  app.get(
    '/health/ready',
    {
      config: { action: 'public' },
      schema: {
        summary: 'The service can take work and do it; says in words what is wrong',
        security: [],
        response: { 200: Ready, 503: Ready },
      },
    },
    async (_request, reply) => {
      const { findings: problems, outbox } = await healthNow(context)
      const stops = problems.some((finding) => finding.stops)
      if (stops) refuseForNow(reply)
      return {
        status: stops ? ('unavailable' as const) : problems.length ? ('degraded' as const) : ('ok' as const),
        database: context.config.databaseUrl ? ('external' as const) : ('embedded' as const),
        queue: context.queue.backend,
        outbox,
        missingWalls: wallNames.filter((name) => context.sandbox.walls[name]),
        problems,
      }
    },
  )
}

const refuseForNow = (reply: FastifyReply) => reply.code(503).header('retry-after', '5')

function getMetrics(app: App, context: Context) {
  app.get(
    '/metrics',
    {
      config: { action: 'public' },
      schema: {
        summary: 'Prometheus metrics, by METRICS_KEY or the key of an admin',
        response: { 200: Media('text/plain', 'Metrics in the text format of Prometheus.') },
      },
    },
    async (request, reply) => {
      await checkMetricsKey(context, request)
      const { type, text } = await metricsNow(context)
      return reply.type(type).send(text)
    },
  )
}

/** Prometheus has a key of its own, which opens nothing else; an admin may look as well. Throws NOT_SIGNED_IN, NOT_ALLOWED. */
async function checkMetricsKey(context: Context, request: FastifyRequest): Promise<void> {
  const { metricsKey } = context.config
  const wished = sha256Bytes(`Bearer ${metricsKey}`)
  if (metricsKey && timingSafeEqual(sha256Bytes(request.headers.authorization ?? ''), wished)) return
  const { role } = await callerOf(context, request)
  if (!may(role, 'operations.read')) throw new DomainError('NOT_ALLOWED', 'Your role does not include this.')
}
