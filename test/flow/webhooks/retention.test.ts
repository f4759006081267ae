import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { integrationEvents } from '../../../src/db/schema/index.ts'
import { forgetWebhooks } from '../../../src/flow/webhooks/forget.ts'
import { aService } from '../../service.ts'

const { context, people, call } = await aService({ webhookRetentionDays: 10 }, { background: false })
const { body: integration } = await call(people.admin, 'POST', '/v1/integrations', { name: 'LMS' })

async function anEvent(state: 'parked' | 'failed' | 'accepted', daysAgo: number) {
  const id = newId()
  await context.db.insert(integrationEvents).values({
    id,
    integrationId: integration.id,
    webhookId: id,
    bodySha256: 'x',
    type: 'membership.upserted',
    occurredAt: new Date(),
    receivedAt: new Date(Date.now() - daysAgo * 86_400_000),
    data: { person: { externalId: '7', name: 'Zebulon Quackenbush' } },
    state,
    detail: 'It waits.',
  })
  return id
}

test('what a webhook said that could not be applied is removed after its time, and cannot be applied any more', async () => {
  const old = [await anEvent('parked', 11), await anEvent('failed', 11)]
  const kept = [await anEvent('parked', 9), await anEvent('accepted', 11)]

  await forgetWebhooks(context)

  const { rows } = await context.db.$client.query('select id from integration_events where data is null')
  const again = await call(people.admin, 'POST', `/v1/integrations/${integration.id}/events/${old[0]}/retries`)
  expect(rows.map(({ id }) => id).sort()).toEqual(old.sort())
  expect(again).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } })
  const { body: list } = await call(people.admin, 'GET', `/v1/integrations/${integration.id}/events`)
  expect(list.items.find(({ id }: { id: string }) => id === old[0]).detail).toContain('content was removed')
  expect(kept).toHaveLength(2)
})
