import { expect, test } from 'vitest'
import { dueOf } from '../../../src/db/dates/due.ts'
import { verifyAudit } from '../../../src/flow/audit/verify-audit.ts'
import { findOutages } from '../../../src/flow/dates/outages.ts'
import { aService } from '../../service.ts'

const service = await aService({ outageGrant: 'lead' }, { background: false })
const { context, call, people, person, handIn, owner } = service

const minute = 60_000
const inMinutes = (minutes: number) => new Date(Math.floor(Date.now() / minute) * minute + minutes * minute)
const heartbeat = (from: Date, until: Date) =>
  owner('insert into heartbeats (id, started_at, last_at) values (gen_random_uuid(), $1, $2)', [from, until])

async function published(dueAt: Date) {
  const { body } = await call(people.tutor, 'POST', '/v1/assessments', {
    courseId: service.course.id,
    title: 'Essay',
    aiLevel: 2,
    guidance: 'Plan with it.',
    dueAt: dueAt.toISOString(),
  })
  return body.id as string
}

test('an outage over a due date is found, granted by a lead, and added for those who had not handed in', async () => {
  const punctual = await person('student')
  const due = inMinutes(-30)
  const id = await published(due)
  const { body: late } = await handIn('Quiet work.', 'a.txt', { assessmentId: id })
  expect(late).toMatchObject({ receivedAt: expect.any(String) })
  await heartbeat(inMinutes(-600), inMinutes(-90))
  await findOutages(context)

  const { body: found } = await call(people.lead, 'GET', '/v1/outages')
  expect(found.items[0]).toMatchObject({ cause: 'unreachable', granted: null, from: inMinutes(-90).toISOString() })
  expect(await dueOf(context.db, id, punctual.id, 'UTC')).toMatchObject({ because: 'base' })
  const yes = { granted: true, reason: 'Our database was down.' }
  expect((await call(people.lead, 'POST', `/v1/outages/${found.items[0].id}/decisions`, yes)).status).toBe(201)

  const given = await dueOf(context.db, id, punctual.id, 'UTC')
  expect(given.because).toBe('outage')
  expect(given.at!.getTime() - due.getTime()).toBeGreaterThanOrEqual(90 * minute)
  const { body: work } = await call(people.student, 'GET', `/v1/submissions/${late.id}`)
  expect(work.late).toBe(false)
  const { rows } = await context.db.$client.query('select kind from notices where person_id = $1', [punctual.id])
  expect(rows).toEqual([{ kind: 'due_date_changed' }])
  const again = await call(people.lead, 'POST', `/v1/outages/${found.items[0].id}/decisions`, yes)
  expect(again.body.code).toBe('STATE_CHANGED')
  expect((await verifyAudit(context, people.auditor, '')).problems).toEqual([])
})
