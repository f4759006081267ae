import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { jobsFor } from '../../workers/index.ts'
import { aService } from '../service.ts'

const { context, people, call } = await aService({ outsideAllowLoopback: true }, { background: false })

const row = (id: number, type: string) => ({ id, type, eventId: randomUUID(), submissionId: randomUUID() })
const workersFor = async (type: string) => (await jobsFor(context, [row(1, type)])).map(({ work }) => work.worker)

test('webhooks and gradebooks cost nothing where nobody listens, and are told as soon as somebody does', async () => {
  const alone = await workersFor('submission.received')
  await call(people.admin, 'POST', '/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/hook' })

  const heard = await workersFor('submission.received')

  expect(alone).toEqual(['extract', 'supersede'])
  expect(heard).toEqual(['extract', 'supersede', 'announce'])
})

test('the same rows stand for the same work, however often they are carried', async () => {
  const rows = [row(1, 'submission.received'), row(2, 'submission.text_extracted')]

  const [once, again] = [await jobsFor(context, rows), await jobsFor(context, rows)]

  expect(again).toEqual(once)
  expect(new Set(once.map(({ id }) => id)).size).toBe(once.length)
})

test('a text that was read is screened before the next one is read', async () => {
  const jobs = await jobsFor(context, [row(1, 'submission.received'), row(2, 'submission.text_extracted')])

  const first = jobs.filter((job) => job.first).map(({ work }) => work.worker)

  expect(first).toEqual(['screen'])
})
