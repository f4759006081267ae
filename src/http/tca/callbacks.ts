import type { Context } from '../../context.ts'
import { callbacksOf, findCallback } from '../../db/tca/callbacks.ts'
import type { Endpoint } from '../../db/webhooks/endpoints.ts'
import type { CallbackEvent } from '../../domain/tca/events.ts'
import { changeCallback, registerCallback, removeCallback } from '../../flow/tca/register-callback.ts'
import type { App } from '../server/routes.ts'
import { jsonOf } from './bodies.ts'
import { describe, listOf, nothing } from './described.ts'
import { patiently } from './patience.ts'
import { Callback } from './shapes.ts'

const open = { action: 'public' as const }
type OfOne = { Params: { id: string } }

export function getCallbacks(app: App, { db }: Context) {
  const schema = describe('Where a Turnitin plug-in is called back', { 200: listOf(Callback) })
  app.get('/webhooks', { config: open, schema }, async ({ plugin }) =>
    (await patiently(() => callbacksOf(db, plugin.id))).map(shown),
  )
}

export function postCallback(app: App, context: Context) {
  const schema = describe('A Turnitin plug-in registers where it is called back', { 201: Callback })
  app.post('/webhooks', { config: open, schema }, async (request, reply) => {
    const kept = await patiently(() => registerCallback(context, request.plugin, jsonOf(request)))
    return reply.code(201).send(shown(kept))
  })
}

export function getCallback(app: App, { db }: Context) {
  const schema = describe('One registration of a Turnitin plug-in', { 200: Callback })
  app.get<OfOne>('/webhooks/:id', { config: open, schema }, async ({ plugin, params }) =>
    shown(await patiently(() => findCallback(db, plugin.id, params.id))),
  )
}

export function patchCallback(app: App, context: Context) {
  const schema = describe('A Turnitin plug-in changes its events', { 200: Callback })
  app.patch<OfOne>('/webhooks/:id', { config: open, schema }, async (request) => {
    const { plugin, params } = request
    return shown(await patiently(() => changeCallback(context, plugin, params.id, jsonOf(request))))
  })
}

export function deleteCallback(app: App, context: Context) {
  const schema = describe('A Turnitin plug-in ends its registration', { 204: nothing })
  app.delete<OfOne>('/webhooks/:id', { config: open, schema }, async ({ plugin, params }, reply) => {
    await patiently(() => removeCallback(context, plugin, params.id))
    return reply.code(204).send(null)
  })
}

const shown = ({ id, url, description, createdAt, types }: Endpoint) => ({
  id,
  url,
  description,
  created_time: createdAt,
  event_types: types as CallbackEvent[],
  allow_insecure: url.startsWith('http:'),
})
