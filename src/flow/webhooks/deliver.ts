import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { webhookAttempts, webhookEndpoints } from '../../db/schema/index.ts'
import type { Delivery } from '../../db/webhooks/deliveries.ts'
import { type Endpoint, findEndpoint } from '../../db/webhooks/endpoints.ts'
import { never, retryAfterMs, schedules } from '../../domain/backoff.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { DomainError } from '../../domain/error.ts'
import { signWebhook } from '../../outside/signed-webhook.ts'
import { claimById, finish, postpone } from '../../queue/due.ts'
import { deliveries } from '../../queue/due-work.ts'
import { record } from '../record.ts'
import { callbackMessage, refusalIn } from '../tca/callback-message.ts'
import { validSecrets } from './secrets.ts'

/** How much of an endpoint's answer is kept, in characters. */
const kept = 2_000
/** From this failed attempt on, some hours after the first, an event says so. */
const alertFrom = 5

interface Answer {
  status: number | null
  body: string | null
  /** How long the endpoint asked us to wait, in milliseconds. */
  askedMs: number
  problem: string | null
}

/**
 * One attempt to deliver: sent, recorded, and settled or put off. Only a 2xx answer counts (Standard Webhooks 1.0.0), and of a
 * Turnitin plug-in only one whose words do not refuse it.
 */
export async function deliver(context: Context, deliveryId: string): Promise<void> {
  const delivery = await claimById(context.db, deliveries, deliveryId)
  if (!delivery) return
  const endpoint = await findEndpoint(context.db, delivery.endpointId).catch(() => null)
  if (!endpoint || endpoint.disabledAt) return void (await settle(context, delivery, 'stopped'))

  const message = await messageFor(context, delivery, endpoint)
  if (!message) return void (await settle(context, delivery, 'stopped'))

  const started = performance.now()
  const answer = await post(context, endpoint.url, message.headers, message.body)
  if (endpoint.integrationId) answer.problem ??= refusalIn(answer.body)
  await context.db.insert(webhookAttempts).values({
    id: newId(),
    deliveryId,
    attempt: delivery.attempts,
    requestHeaders: message.headers,
    status: answer.status,
    responseBody: answer.body,
    problem: answer.problem,
    milliseconds: Math.round(performance.now() - started),
  })

  if (isTaken(answer)) await delivered(context, delivery, endpoint)
  else await failed(context, delivery, endpoint, answer)
}

const isTaken = ({ status, problem }: Answer) => !problem && status !== null && status >= 200 && status < 300

/** What is sent; null when what it tells of is gone. */
async function messageFor(context: Context, delivery: Delivery, endpoint: Endpoint) {
  if (endpoint.integrationId) return callbackMessage(context, delivery, endpoint)
  return { headers: headersFor(context, delivery, endpoint), body: delivery.body }
}

function headersFor(context: Context, { id, body, attempts }: Delivery, endpoint: Endpoint): Record<string, string> {
  const seconds = Math.floor(context.clock().getTime() / 1000)
  const secrets = validSecrets(context, 'endpoint', endpoint)
  return {
    'content-type': 'application/json',
    'user-agent': 'Candour-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signWebhook(secrets, id, seconds, body),
    ...(attempts > 1 && { 'candour-attempt': String(attempts) }),
  }
}

async function post(
  { fetch, clock }: Context,
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(deadlines.webhook.wholeMs)
    const response = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal })
    const text = await response.text().catch(() => '')
    const readable = text.slice(0, kept).replaceAll('\u0000', '').toWellFormed()
    const askedMs = retryAfterMs(response.headers.get('retry-after'), clock())
    return { status: response.status, body: readable, askedMs, problem: null }
  } catch (error) {
    const problem = error instanceof DomainError ? error.message : 'The endpoint could not be reached.'
    return { status: null, body: null, askedMs: 0, problem }
  }
}

async function delivered(context: Context, delivery: Delivery, endpoint: Endpoint) {
  await settle(context, delivery, 'delivered')
  if (!endpoint.failingSince) return
  await context.db
    .update(webhookEndpoints)
    .set({ failingSince: null, alertedAt: null })
    .where(eq(webhookEndpoints.id, endpoint.id))
}

async function failed(context: Context, delivery: Delivery, endpoint: Endpoint, { status, askedMs }: Answer) {
  if (status === 410) {
    if (!(await settle(context, delivery, 'stopped'))) return
    return disable(context, endpoint, 'The endpoint answered 410: it wants no more messages.')
  }
  const once = delivery.replayOf || delivery.type === 'ping'
  const schedule = once ? never : schedules.webhook
  const outcome = await postpone(context, deliveries, delivery, { schedule, askedMs })
  if (outcome === 'postponed') return noteTrouble(context, endpoint, delivery.attempts >= alertFrom)
  if (outcome === 'lost' || !(await settle(context, delivery, 'given_up')) || once) return
  const reason = `A message could not be delivered in ${delivery.attempts} attempts over several days.`
  await disable(context, endpoint, reason)
}

/** Remembers since when an endpoint fails, and tells the log once that it goes on. */
async function noteTrouble({ db, log }: Context, endpoint: Endpoint, lasting: boolean) {
  const alert = lasting && !endpoint.alertedAt
  await db
    .update(webhookEndpoints)
    .set({
      failingSince: sql`coalesce(${webhookEndpoints.failingSince}, clock_timestamp())`,
      ...(alert && { alertedAt: sql`clock_timestamp()` }),
    })
    .where(eq(webhookEndpoints.id, endpoint.id))
  if (!alert) return
  log.warn({ endpoint: endpoint.id }, 'a webhook endpoint has been failing for hours')
  await record(db, { type: 'webhook_endpoint.failing', who: null, data: { endpoint: endpoint.id } })
}

async function disable({ db, log }: Context, endpoint: Endpoint, reason: string) {
  await db.transaction(async (tx) => {
    await tx
      .update(webhookEndpoints)
      .set({ disabledAt: sql`clock_timestamp()`, disabledReason: reason })
      .where(eq(webhookEndpoints.id, endpoint.id))
    await record(tx, { type: 'webhook_endpoint.disabled', who: null, data: { endpoint: endpoint.id } })
  })
  log.warn({ endpoint: endpoint.id }, reason)
}

function settle({ db }: Context, delivery: Delivery, state: 'delivered' | 'given_up' | 'stopped'): Promise<boolean> {
  const values = { state, nextAttemptAt: null, settledAt: sql`clock_timestamp()` }
  return finish(db, deliveries, delivery, values)
}
