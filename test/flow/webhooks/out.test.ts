import { eq, sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { webhookDeliveries } from '../../../src/db/schema/index.ts'
import { announce } from '../../../src/flow/webhooks/announce.ts'
import { deliver } from '../../../src/flow/webhooks/deliver.ts'
import { reconcile } from '../../../workers/reconcile.ts'
import { aService } from '../../service.ts'
import { aReceiver, type Heard, until } from './receiver.ts'

const { context, people, call, handIn } = await aService({ outsideAllowLoopback: true })

async function anEndpoint(options: Record<string, unknown> = {}) {
  const receiver = await aReceiver()
  const { body } = await call(people.admin, 'POST', '/v1/webhook-endpoints', {
    url: receiver.url,
    types: ['submission.received'],
    ...options,
  })
  const deliveries = async () =>
    (await call(people.admin, 'GET', `/v1/webhook-endpoints/${body.id}/deliveries`)).body.items
  const endpoint = async () => (await call(people.admin, 'GET', `/v1/webhook-endpoints/${body.id}`)).body
  return { ...receiver, id: body.id as string, secret: body.secret as string, deliveries, endpoint }
}

/** Lets time pass for one delivery, and does what is due then. */
async function later(id: string) {
  await context.db
    .update(webhookDeliveries)
    .set({ nextAttemptAt: sql`clock_timestamp()` })
    .where(eq(webhookDeliveries.id, id))
  await deliver(context, id)
}

const opened = (secret: string, { headers, body }: Heard) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string; data: Record<string, unknown> }

describe('what happens to a submission', () => {
  test('reaches an endpoint as a thin, signed message with the name it has in the audit log', async () => {
    const { secret, heard, deliveries } = await anEndpoint({ types: [] })
    const { body: submission } = await handIn('An essay about the tides.')
    await until(() => heard.length >= 3)

    const messages = heard.map((one) => opened(secret, one))
    const events = (await call(people.student, 'GET', `/v1/submissions/${submission.id}/audit-events`)).body.items

    expect(messages.every(({ data }) => data.advisory === true && data.submissionId === submission.id)).toBe(true)
    expect(new Set(messages.map(({ data }) => data.sequence))).toEqual(new Set([1, 2, 3]))
    expect(events.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(messages.map(({ type }) => type)),
    )
    expect(heard.map(({ body }) => body).join()).not.toMatch(/tides|A student|essay\.txt/)
    await until(async () => (await deliveries()).every(({ state }: { state: string }) => state === 'delivered'))
    expect((await deliveries())[0].tries[0]).toMatchObject({
      status: 204,
      attempt: 1,
      requestHeaders: { 'webhook-id': expect.any(String) },
    })
  })

  test('is told once, however often the telling is repeated', async () => {
    const { heard, deliveries } = await anEndpoint()
    const { body } = await handIn('An essay about wells.')
    await until(() => heard.length)
    const [{ eventId }] = await deliveries()

    await Promise.all([announce(context, body.id, eventId), announce(context, body.id, eventId)])

    expect(await deliveries()).toHaveLength(1)
  })

  test('goes only to endpoints that want its type', async () => {
    const wanting = await anEndpoint()
    const other = await anEndpoint({ types: ['submission.decided'] })
    await handIn('An essay about wind.')

    await until(() => wanting.heard.length)

    expect(await other.deliveries()).toEqual([])
  })

  test('is told after all when the queue lost the telling', async () => {
    const { heard, deliveries, id } = await anEndpoint()
    await handIn('An essay about snow.')
    const deliveryId = await until(async () => {
      const [delivery] = await deliveries()
      return delivery?.state === 'delivered' && delivery.id
    })
    await context.db
      .update(webhookDeliveries)
      .set({ state: 'waiting', nextAttemptAt: sql`clock_timestamp() - interval '1 hour'` })
      .where(eq(webhookDeliveries.id, deliveryId))

    await reconcile(context)

    await until(() => heard.length === 2)
    expect(heard[1]!.headers['webhook-id']).toBe(heard[0]!.headers['webhook-id'])
    expect(id).toBeTruthy()
  })
})

describe('a delivery that fails', () => {
  test('is tried again under the same id, and counts as failed for every answer but 2xx', async () => {
    const { heard, answers, deliveries, secret, endpoint } = await anEndpoint()
    answers.push(
      { status: 500, body: 'oops' },
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      { status: 404 },
    )
    await handIn('An essay about hills.')
    await until(async () => (await endpoint()).failingSince)
    const [{ id }] = await deliveries()

    await later(id)
    await later(id)
    const failing = await endpoint()
    await later(id)

    const [delivery] = await deliveries()
    expect(delivery.tries.map(({ status }: { status: number }) => status)).toEqual([500, 302, 404, 204])
    expect(delivery.tries[0].responseBody).toBe('oops')
    expect(delivery.state).toBe('delivered')
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(opened(secret, heard.at(-1)!).type).toBe('submission.received')
    expect(failing.failingSince).not.toBeNull()
    expect((await endpoint()).failingSince).toBeNull()
  })

  test('waits as long as the other side asks', async () => {
    const { answers, deliveries } = await anEndpoint()
    answers.push({ status: 429, headers: { 'retry-after': '3600' } })
    await handIn('An essay about lakes.')

    const delivery = await until(async () =>
      (await deliveries()).find(({ tries }: { tries: unknown[] }) => tries.length),
    )
    const waiting = await until(async () => {
      const [one] = await deliveries()
      return Date.parse(one.nextAttemptAt) > Date.now() + 600_000 && one
    })

    expect(delivery.state).toBe('waiting')
    expect(Date.parse(waiting.nextAttemptAt) - Date.now()).toBeGreaterThan(3_500_000)
  })

  test('ends with an endpoint that says it is gone', async () => {
    const { answers, deliveries, endpoint, heard } = await anEndpoint()
    answers.push({ status: 410 })
    await handIn('An essay about moss.')
    await until(async () => (await deliveries())[0]?.state === 'stopped')

    await handIn('An essay about stones.')

    expect(await until(async () => (await endpoint()).disabledAt && (await endpoint()))).toMatchObject({
      disabledReason: expect.stringContaining('410'),
    })
    expect(heard).toHaveLength(1)
  })

  test('is given up after days, with an alert on the way and the endpoint switched off at the end', async () => {
    const { answers, deliveries, endpoint, id: endpointId } = await anEndpoint()
    answers.push(...Array.from({ length: 10 }, () => ({ status: 503 })))
    await handIn('An essay about clay.')
    await until(async () => (await endpoint()).failingSince)
    const [{ id }] = await deliveries()

    for (let attempt = 2; attempt <= 10; attempt++) await later(id)

    const [delivery] = await deliveries()
    expect([delivery.state, delivery.tries.length]).toEqual(['given_up', 10])
    expect((await endpoint()).disabledAt).not.toBeNull()
    const { rows } = await context.db.execute(
      sql`select type from audit_events where data->>'endpoint' = ${endpointId} order by at`,
    )
    expect(rows.map(({ type }) => type)).toEqual([
      'webhook_endpoint.added',
      'webhook_endpoint.failing',
      'webhook_endpoint.disabled',
    ])
  })

  test('never leads to an address inside', async () => {
    const refused = await call(people.admin, 'POST', '/v1/webhook-endpoints', { url: 'https://169.254.169.254/latest' })

    expect([refused.status, refused.body.fields[0].field]).toEqual([422, 'url'])
  })
})

describe('an endpoint', () => {
  test('shows its secret once, and a rotated one is good together with the one before', async () => {
    const { id, secret, heard, endpoint } = await anEndpoint()
    const { body: rotated } = await call(people.admin, 'POST', `/v1/webhook-endpoints/${id}/secrets`)

    await call(people.admin, 'POST', `/v1/webhook-endpoints/${id}/pings`)
    await until(() => heard.length)

    expect(opened(secret, heard[0]!).type).toBe('ping')
    expect(opened(rotated.secret, heard[0]!).type).toBe('ping')
    expect(JSON.stringify(await endpoint())).not.toMatch(/whsec_|"secret"|previousSecret"/)
    const { rows } = await context.db.execute(
      sql`select encode(secret, 'escape') as kept from webhook_endpoints where id = ${id}`,
    )
    expect(rows[0]!.kept).not.toContain(rotated.secret.slice(6, 20))
  })

  test('that is switched off hears nothing, and hears again when it is switched on', async () => {
    const { id, heard, deliveries } = await anEndpoint()
    await call(people.admin, 'PATCH', `/v1/webhook-endpoints/${id}`, { disabled: true })
    const { body: quiet } = await handIn('An essay about fog.')
    await until(async () => (await call(people.tutor, 'GET', `/v1/submissions/${quiet.id}`)).body.status === 'released')
    await call(people.admin, 'PATCH', `/v1/webhook-endpoints/${id}`, { disabled: false })

    await handIn('An essay about rain.')

    await until(() => heard.length)
    expect(await deliveries()).toHaveLength(1)
  })

  test('gets a message once more when somebody asks', async () => {
    const { id, heard, deliveries } = await anEndpoint()
    await handIn('An essay about ferns.')
    await until(async () => (await deliveries())[0]?.state === 'delivered')
    const [{ id: deliveryId }] = await deliveries()

    await call(people.admin, 'POST', `/v1/webhook-endpoints/${id}/deliveries/${deliveryId}/replays`)

    await until(() => heard.length === 2)
    expect(heard[1]!.body).toBe(heard[0]!.body)
    expect(heard[1]!.headers['webhook-id']).not.toBe(heard[0]!.headers['webhook-id'])
  })

  test('is nobody’s business but an admin’s, and is gone when removed', async () => {
    const { id } = await anEndpoint()

    for (const who of [people.student, people.tutor, people.lead, people.auditor, people.integration]) {
      expect((await call(who, 'GET', '/v1/webhook-endpoints')).status).toBe(403)
    }
    expect((await call(people.admin, 'DELETE', `/v1/webhook-endpoints/${id}`)).status).toBe(204)
    expect((await call(people.admin, 'GET', `/v1/webhook-endpoints/${id}`)).status).toBe(404)
  })
})
