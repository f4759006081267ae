import type { FastifyInstance } from 'fastify'
import { callbackEvents, mostCallbacks } from '../../../src/domain/tca/events.ts'
import { urlIn } from '../../../src/domain/url.ts'
import { readJson, refusal, text } from '../read.ts'
import { newId, now, type State, type Webhook } from '../state.ts'

const events: readonly string[] = callbackEvents

type Of = { Params: { id: string } }

/** Registration of callbacks. The secret goes in and never comes out. */
export function webhookRoutes(api: FastifyInstance, state: State): void {
  for (const add of [getWebhooks, postWebhooks, getWebhook, patchWebhook, deleteWebhook]) add(api, state)
}

function getWebhooks(api: FastifyInstance, state: State) {
  api.get('/webhooks', (_request, reply) => reply.send([...state.webhooks.values()].map(shown)))
}

function postWebhooks(api: FastifyInstance, state: State) {
  api.post('/webhooks', (request, reply) => {
    const sent = readJson(request, reply)
    if (!sent) return reply
    const { url, signing_secret: secret, event_types: types, allow_insecure: insecure } = sent
    if (typeof url !== 'string' || !urlIn(url)) return reply.code(400).send(refusal(400, 'url'))
    if (url.startsWith('http:') && insecure !== true) return reply.code(400).send(refusal(400, 'url is not https'))
    if (!text(secret, 500) || /\s/.test(String(secret))) return reply.code(400).send(refusal(400, 'signing_secret'))
    if (!Array.isArray(types) || !types.every((type) => events.includes(type)))
      return reply.code(400).send(refusal(400, 'event_types'))
    if ([...state.webhooks.values()].some((webhook) => webhook.url === url)) {
      return reply.code(409).send({ code: 'CONFLICT', message: 'A webhook with this URL exists' })
    }
    if (state.webhooks.size >= mostCallbacks) return reply.code(400).send(refusal(400, 'Too many webhooks'))
    const webhook: Webhook = {
      id: newId(),
      url,
      secret: String(secret),
      events: types,
      description: String(sent.description ?? ''),
      allowInsecure: insecure === true,
      createdAt: now(state),
    }
    state.webhooks.set(webhook.id, webhook)
    return reply.code(201).send(shown(webhook))
  })
}

function getWebhook(api: FastifyInstance, state: State) {
  api.get<Of>('/webhooks/:id', (request, reply) => {
    const webhook = state.webhooks.get(request.params.id)
    return webhook ? reply.send(shown(webhook)) : reply.code(404).send(refusal(404, 'Webhook not found'))
  })
}

function patchWebhook(api: FastifyInstance, state: State) {
  api.patch<Of>('/webhooks/:id', (request, reply) => {
    const webhook = state.webhooks.get(request.params.id)
    const sent = readJson(request, reply)
    if (!sent) return reply
    if (!webhook) return reply.code(404).send(refusal(404, 'Webhook not found'))
    if (Array.isArray(sent.event_types)) webhook.events = sent.event_types
    if (typeof sent.description === 'string') webhook.description = sent.description
    return reply.send(shown(webhook))
  })
}

function deleteWebhook(api: FastifyInstance, state: State) {
  api.delete<Of>('/webhooks/:id', (request, reply) =>
    state.webhooks.delete(request.params.id)
      ? reply.code(204).send()
      : reply.code(404).send(refusal(404, 'Webhook not found')),
  )
}

function shown({ id, url, description, events: types, allowInsecure, createdAt }: Webhook) {
  return {
    id,
    url,
    description,
    event_types: types,
    allow_insecure: allowInsecure,
    created_time: new Date(createdAt).toISOString(),
    emulated: true,
  }
}
