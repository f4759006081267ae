import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { storageFigures } from '../../db/files/storage-counts.ts'
import { backlog } from '../../db/outbox.ts'
import { listEndpoints } from '../../db/webhooks/endpoints.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Bytes } from '../../domain/hash.ts'
import { may } from '../../domain/people/permission.ts'
import { wallNames } from '../../domain/screening/walls.ts'
import { Media, OneOf, Shape } from './answer-shapes.ts'
import { callerOf } from './identity.ts'
import type { Routes } from './routes.ts'

const Alive = Shape({ status: Type.Literal('ok') })
const Ready = Shape({
  status: Type.Literal('ok'),
  database: OneOf(['external', 'embedded']),
  queue: Type.String({ description: 'Where jobs wait.' }),
  outbox: Type.Integer({ minimum: 0, maximum: 1_000, description: 'Rows that wait for the queue, up to 1000.' }),
  missingWalls: Type.Array(OneOf(wallNames), { description: 'Walls around the children that read files.' }),
})

const registry = new Registry()
collectDefaultMetrics({ register: registry })
const durations = new Histogram({
  name: 'candour_http_seconds',
  help: 'Time to answer, by route pattern and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
})

const waiting = new Gauge({
  name: 'candour_queue_jobs',
  help: 'Jobs by state',
  labelNames: ['state'],
  registers: [registry],
})
const oldest = new Gauge({
  name: 'candour_queue_oldest_seconds',
  help: 'For how long the job that waits longest has waited; add workers when this grows',
  registers: [registry],
})
const longestActive = new Gauge({
  name: 'candour_queue_oldest_active_seconds',
  help: 'For how long the job that is being done for longest has been; look at the workers when this passes JOB_TIMEOUT_MS',
  registers: [registry],
})
const storageMoves = new Gauge({
  name: 'candour_storage_files_total',
  help: 'Files that were removed to the trash, deleted from it for good, or brought back from it, so far',
  labelNames: ['move'],
  registers: [registry],
})
const storageWaiting = new Gauge({
  name: 'candour_storage_waiting_submissions',
  help: 'Submissions that wait for a file that cannot be had from the storage',
  registers: [registry],
})
const removalsHeld = new Gauge({
  name: 'candour_storage_removals_held',
  help: '1 while nothing is removed from the storage, as after a restore; “npx candour storage” says why',
  registers: [registry],
})
const failingEndpoints = new Gauge({
  name: 'candour_webhook_endpoints_failing',
  help: 'Webhook endpoints that answered no message well since they last failed',
  registers: [registry],
})
const walls = new Gauge({
  name: 'candour_sandbox_wall',
  help: 'Whether each wall around the children that read files stands (1) or is missing (0)',
  labelNames: ['wall'],
  registers: [registry],
})
const outbox = new Gauge({
  name: 'candour_outbox_rows',
  help: 'Rows that wait for the queue, up to 1000',
  registers: [registry],
})

const loopDelay = monitorEventLoopDelay({ resolution: 10 })
loopDelay.enable()
new Gauge({
  name: 'candour_event_loop_delay_seconds',
  help: 'How late the thread that answers was since the last look, at most and for 1 of 100 looks; over 0.25 somebody waited for the work of another',
  labelNames: ['quantile'],
  registers: [registry],
  collect() {
    this.set({ quantile: '0.99' }, loopDelay.percentile(99) / 1e9)
    this.set({ quantile: '1' }, loopDelay.max / 1e9)
    loopDelay.reset()
  },
})

/** Measures every answer, by route pattern: ids in addresses are left out. */
export function measure(app: FastifyInstance): void {
  app.addHook(
    'onResponse',
    async ({ method, routeOptions: { url: route = 'unknown' } }, { statusCode: status, elapsedTime }) => {
      durations.observe({ method, route, status }, elapsedTime / 1000)
    },
  )
}

async function measureStorage({ db }: Context): Promise<void> {
  const { removed, purged, broughtBack, waiting, held } = await storageFigures(db)
  for (const [move, count] of Object.entries({ removed, purged, brought_back: broughtBack }))
    storageMoves.set({ move }, count)
  storageWaiting.set(waiting)
  removalsHeld.set(held)
}

/** Prometheus has a key of its own, which opens nothing else; an admin may look as well. Throws NOT_SIGNED_IN, NOT_ALLOWED. */
async function checkMetricsKey(context: Context, request: FastifyRequest): Promise<void> {
  const { metricsKey } = context.config
  const wished = sha256Bytes(`Bearer ${metricsKey}`)
  if (metricsKey && timingSafeEqual(sha256Bytes(request.headers.authorization ?? ''), wished)) return
  const { role } = await callerOf(context, request)
  if (!may(role, 'operations.read')) throw new DomainError('NOT_ALLOWED', 'Your role does not include this.')
}

/** Whether the service lives, whether it can take work, and how it fares. Counts and ages only, no names. */
export const healthRoutes: Routes = async (app, { context }) => {
  app.get(
    '/health/live',
    {
      config: { action: 'public' },
      schema: { summary: 'The process answers', security: [], response: { 200: Alive } },
    },
    () => ({ status: 'ok' as const }),
  )

  app.get(
    '/health/ready',
    {
      config: { action: 'public' },
      schema: { summary: 'The service can take work', security: [], response: { 200: Ready } },
    },
    async () => {
      await context.db.execute(sql`select 1`)
      return {
        status: 'ok' as const,
        database: context.config.databaseUrl ? ('external' as const) : ('embedded' as const),
        queue: context.queue.backend,
        outbox: await backlog(context.db),
        missingWalls: wallNames.filter((name) => context.sandbox.walls[name]),
      }
    },
  )

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
      for (const [state, count] of Object.entries(await context.queue.counts())) waiting.set({ state }, count)
      for (const wall of wallNames) walls.set({ wall }, context.sandbox.walls[wall] ? 0 : 1)
      oldest.set((await context.queue.lag()) / 1000)
      longestActive.set((await context.queue.longestActive()) / 1000)
      await measureStorage(context)
      outbox.set(await backlog(context.db))
      failingEndpoints.set((await listEndpoints(context.db)).filter(({ failingSince }) => failingSince).length)
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}
