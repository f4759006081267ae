import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { forgetWebhooks } from '../../../src/flow/webhooks/forget.ts'
import { aService } from '../../service.ts'

const { context, people, call, owner } = await aService({ webhookRetentionDays: 10 }, { background: false })
const { body: integration } = await call(people.admin, 'POST', '/v1/integrations', { name: 'LMS' })

async function anEvent(state: 'parked' | 'failed' | 'accepted', daysAgo: number) {
  const id = newId()
  await owner(
    `insert into integration_events
       (id, integration_id, webhook_id, body_sha256, type, occurred_at, received_at, data, state, detail)
     values ($1, $2, $3, 'x', 'membership.upserted', now(), now() - $4 * interval '1 day', $5, $6, 'It waits.')`,
    [id, integration.id, id, daysAgo, { person: { externalId: '7', name: 'Zebulon Quackenbush' } }, state],
  )
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
