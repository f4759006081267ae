import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Fault, Post } from './knobs.ts'
import { changeScore } from './reports.ts'
import { defaultSetup, type State } from './state.ts'

const ways: Post[] = ['sent', 'lost', 'doubled', 'delayed', 'reordered', 'forged', 'unsigned']

/** What somebody who tries the emulator by hand can set: `POST /emulator/…`, in JSON. */
export function controlRoutes(app: FastifyInstance, state: State): void {
  let aheadMs = 0
  const clock = state.setup.clock

  app.get('/emulator', (_request, reply) =>
    reply.send({
      emulator: 'turnitin-emulator: nothing here is a real report',
      time: state.setup.clock().toISOString(),
      documents: state.documents.size,
      webhooks: state.webhooks.size,
      calls: state.journal.length,
      controls: [
        'clock {aheadMs}',
        'terms {}',
        'key {revoked}',
        'faults {method, path, times, knob}',
        'callbacks {way}',
        'scores {id, overall}',
        'setup {…}',
      ],
    }),
  )
  app.post('/emulator/clock', (request, reply) => {
    aheadMs += Number(sent(request).aheadMs) || 0
    state.setup.clock = () => new Date(clock().getTime() + aheadMs)
    return reply.send({ time: state.setup.clock().toISOString() })
  })
  app.post('/emulator/terms', (_request, reply) => reply.send({ eulaVersion: ++state.eulaVersion }))
  app.post('/emulator/key', (request, reply) => {
    state.keyRevoked = sent(request).revoked === true
    return reply.send({ revoked: state.keyRevoked })
  })
  app.post('/emulator/faults', (request, reply) => {
    const {
      method,
      path,
      times = 1,
      knob,
    } = sent(request) as { method?: string; path?: string; times?: number; knob: Fault['knob'] }
    state.faults.push({ ...(method && { method }), ...(path && { path: new RegExp(path) }), times, knob })
    return reply.send({ faults: state.faults.length })
  })
  app.post('/emulator/callbacks', (request, reply) => {
    const way = ways.find((known) => known === sent(request).way) ?? 'sent'
    state.post = () => way
    return reply.send({ way })
  })
  app.post('/emulator/scores', (request, reply) => {
    const { id, overall } = sent(request)
    changeScore(state, String(id), Number(overall))
    return reply.send({ id, overall })
  })
  app.post('/emulator/setup', (request, reply) => {
    const known = Object.entries(sent(request)).filter(([name]) => name in defaultSetup && name !== 'clock')
    Object.assign(state.setup, Object.fromEntries(known))
    return reply.send({ ...state.setup, apiKey: undefined, clock: undefined })
  })
}

function sent(request: FastifyRequest): Record<string, unknown> {
  return JSON.parse((request.body as Buffer | undefined)?.toString('utf8') || '{}')
}
