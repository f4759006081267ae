import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { noAi } from '../samples.ts'
import { aService } from '../service.ts'
import { aBucket } from '../storage/bucket.ts'

test('a storage that accepts and never answers stops nothing for good', async () => {
  const { config: s3, state } = await aBucket()
  const { context, handIn, person, call, people, settled } = await aService({ s3, reconcileEveryMs: 300 })
  const send = async () =>
    handIn(`What I saw on day ${randomUUID()}.`, 'a.txt', { who: await person('student'), reflection: noAi() })
  const waitingFor = async () => {
    const { rows } = await context.db.execute(sql`select submission_id as id, trouble from storage_waits`)
    return rows
  }
  await settled((await send()).body.id)

  const before = await send()
  state.behaviour = 'silent'
  const refused = await send()
  await expect.poll(waitingFor, { timeout: 15_000 }).toEqual([{ id: before.body.id, trouble: 'unreachable' }])
  const view = await call(people.tutor, 'GET', `/v1/submissions/${before.body.id}`)
  state.behaviour = 'well'
  await context.db.execute(sql`update storage_waits set next_attempt_at = clock_timestamp()`)

  expect(refused).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(view.body).toMatchObject({ status: 'received', unreadable: expect.stringContaining('does not answer') })
  expect((await settled(before.body.id)).unreadable).toBeNull()
  expect((await send()).status).toBe(201)
}, 60_000)
