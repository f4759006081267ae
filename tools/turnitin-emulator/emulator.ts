import { Readable } from 'node:stream'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Knob, takeFault } from './knobs.ts'
import { controlRoutes } from './routes/controls.ts'
import { eulaRoutes, openRoutes } from './routes/eula.ts'
import { groupRoutes } from './routes/groups.ts'
import { reportRoutes } from './routes/reports.ts'
import { submissionRoutes } from './routes/submissions.ts'
import { viewerRoutes } from './routes/viewer.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { newState, type Setup, type State } from './state.ts'
import { deliverDue } from './webhooks.ts'

declare module 'fastify' {
  interface FastifyRequest {
    knob: Knob | null
  }
}

export interface Emulator {
  state: State
  app: FastifyInstance
  /** Listens on this machine only. Returns the tenant's address. */
  listen(port?: number): Promise<string>
  /** Sends the callbacks that are due; returns how many were taken. */
  deliver(): Promise<number>
}

/** Largest upload that is read at all; Turnitin's own limit of 100 MB is checked below it. In bytes. */
const bodyLimit = 110 * 1024 * 1024

/** Calls that are kept to be looked at. */
const mostCalls = 100_000

/** A Turnitin Core API of our own: strict about what it is sent, in memory, with a clock and faults that can be set. */
export function createEmulator(setup: Partial<Setup> = {}): Emulator {
  const state = newState(setup)
  const app = Fastify({ bodyLimit, forceCloseConnections: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.decorateRequest('knob', null)

  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-emulator', 'turnitin-emulator: no real report')
  })
  app.register(
    async (api) => {
      api.addHook('preHandler', async (request, reply) => meet(state, request, reply))
      api.addHook('onSend', async (request, reply, payload) => spoil(request, reply, payload))
      for (const routes of [eulaRoutes, submissionRoutes, reportRoutes, groupRoutes, webhookRoutes]) routes(api, state)
    },
    { prefix: '/api/v1' },
  )
  app.register(async (open) => {
    openRoutes(open, state)
    viewerRoutes(open, state)
    controlRoutes(open, state)
  })

  return {
    state,
    app,
    listen: (port = 0) => app.listen({ host: '127.0.0.1', port }),
    deliver: () => deliverDue(state),
  }
}

/** Writes the call down, checks the three headers and the key, and lets a fault happen if one is set. */
function meet(state: State, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { method, url, headers, body } = request
  const path = url.replace(/^\/api\/v1/, '')
  const call = {
    method,
    path,
    status: 0,
    headers: JSON.stringify(headers),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  }
  state.journal.push(call)
  if (state.journal.length > mostCalls) state.journal.shift()
  reply.raw.once('finish', () => {
    call.status = reply.statusCode
  })

  if (!headers['x-turnitin-integration-name'] || !headers['x-turnitin-integration-version'] || !headers.authorization) {
    return reply.code(400).send({ status: 400, message: 'Missing required header' })
  }
  if (state.keyRevoked || headers.authorization !== `Bearer ${state.setup.apiKey}`) return reply.code(403).send()
  if (call.body.length && !headers['content-type'])
    return reply.code(400).send({ status: 400, message: 'Content-Type' })

  const knob = takeFault(state.faults, method, path)
  request.knob = knob
  if (knob?.kind === 'drop' && knob.when === 'before') return cut(reply)
  if (knob?.kind === 'redirect') return reply.redirect(knob.to, 302)
  if (knob?.kind === 'answer') return reply.code(200).send(knob.json)
  if (knob?.kind === 'status') {
    if (knob.retryAfter) reply.header('retry-after', knob.retryAfter)
    return reply
      .code(knob.status)
      .type(knob.type ?? 'application/json')
      .send(knob.body ?? '')
  }
}

/** What goes wrong after the work was done: the connection breaks, the body crawls or never ends. */
async function spoil({ knob }: FastifyRequest, reply: FastifyReply, payload: unknown) {
  if (knob?.kind === 'drop' && knob.when === 'after') cut(reply)
  if (knob?.kind === 'slow') {
    reply.removeHeader('content-length')
    return Readable.from(crawling(String(payload ?? ''), knob.ms))
  }
  if (knob?.kind === 'huge') {
    reply.removeHeader('content-length')
    return Readable.from(endless(knob.bytes))
  }
  return payload
}

function cut(reply: FastifyReply): FastifyReply {
  reply.raw.socket?.destroy()
  return reply.hijack()
}

async function* crawling(text: string, ms: number) {
  yield text.slice(0, 1) || ' '
  await new Promise((resolve) => setTimeout(resolve, ms).unref())
  yield text.slice(1)
}

function* endless(bytes: number) {
  for (let sent = 0; sent < bytes; sent += 65_536) yield Buffer.alloc(65_536, 'x')
}
