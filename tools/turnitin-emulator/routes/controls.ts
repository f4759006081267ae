import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Fault, Post } from '../knobs.ts'
import { defaultSetup, type State } from '../state.ts'
import { changeScore } from './reports.ts'

const ways: Post[] = ['sent', 'lost', 'doubled', 'delayed', 'reordered', 'forged', 'unsigned']

/** What can be set by hand: `POST /emulator/…`, in JSON. */
export function controlRoutes(app: FastifyInstance, state: State): void {
  for (const add of [getEmulator, postClock, postTerms, postKey, postFaults, postCallbacks, postScores, postSetup])
    add(app, state)
}

function getEmulator(app: FastifyInstance, state: State) {
  app.get('/emulator', (_request, reply) =>
    reply.send({
      emulator: 'turnitin-emulator: nothing here is a real report',
      time: state.setup.clock().toISOString(),
      documents: state.documents.size,
      webhooks: state.webhooks.size,
      calls: state.journal.length,
      answers: counted(state.journal.map(({ status }) => String(status))),
      uploads: counted(uploadsPerRun(state)),
      controls: [
        'clock {aheadMs}',
        'terms {}',
        'key {revoked}',
        'faults {method, path, times, every, knob}',
        'callbacks {way, every}',
        'scores {id, overall}',
        'setup {…}',
      ],
    }),
  )
}

function postClock(app: FastifyInstance, state: State) {
  const clock = state.setup.clock
  let aheadMs = 0
  app.post('/emulator/clock', (request, reply) => {
    aheadMs += Number(sent(request).aheadMs) || 0
    state.setup.clock = () => new Date(clock().getTime() + aheadMs)
    return reply.send({ time: state.setup.clock().toISOString() })
  })
}

function postTerms(app: FastifyInstance, state: State) {
  app.post('/emulator/terms', (_request, reply) => reply.send({ eulaVersion: ++state.eulaVersion }))
}

function postKey(app: FastifyInstance, state: State) {
  app.post('/emulator/key', (request, reply) => {
    state.keyRevoked = sent(request).revoked === true
    return reply.send({ revoked: state.keyRevoked })
  })
}

function postFaults(app: FastifyInstance, state: State) {
  app.post('/emulator/faults', (request, reply) => {
    const {
      method,
      path,
      times = 1,
      every = 1,
      knob,
    } = sent(request) as { method?: string; path?: string; times?: number; every?: number; knob: Fault['knob'] }
    state.faults.push({ ...(method && { method }), ...(path && { path: new RegExp(path) }), times, every, knob })
    return reply.send({ faults: state.faults.length })
  })
}

function postCallbacks(app: FastifyInstance, state: State) {
  app.post('/emulator/callbacks', (request, reply) => {
    const { way: wished, every = 1 } = sent(request) as { way?: string; every?: number }
    const way = ways.find((known) => known === wished) ?? 'sent'
    state.post = (_event, count) => ((count + 1) % every === 0 ? way : 'sent')
    return reply.send({ way, every })
  })
}

function postScores(app: FastifyInstance, state: State) {
  app.post('/emulator/scores', (request, reply) => {
    const { id, overall } = sent(request)
    changeScore(state, String(id), Number(overall))
    return reply.send({ id, overall })
  })
}

function postSetup(app: FastifyInstance, state: State) {
  app.post('/emulator/setup', (request, reply) => {
    const known = Object.entries(sent(request)).filter(([name]) => name in defaultSetup && name !== 'clock')
    Object.assign(state.setup, Object.fromEntries(known))
    return reply.send({ ...state.setup, apiKey: undefined, clock: undefined })
  })
}

/** Uploads that each run of the sender made, over all its documents; the sender's `custom` names the run. */
function uploadsPerRun({ documents }: State): string[] {
  const runs = new Map<string, number>()
  for (const { id, custom, uploads } of documents.values()) {
    runs.set(custom ?? id, (runs.get(custom ?? id) ?? 0) + uploads)
  }
  return [...runs.values()].map(String)
}

/** How often each value comes. */
function counted(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

function sent(request: FastifyRequest): Record<string, unknown> {
  return JSON.parse((request.body as Buffer | undefined)?.toString('utf8') || '{}')
}
