import { expect, test } from 'vitest'
import { newId } from '../../../src/db/id.ts'
import { outages } from '../../../src/db/schema/index.ts'
import { aService } from '../../service.ts'
import { signedIn } from '../visitor.ts'

const service = await aService({ outageGrant: 'lead' }, { background: false })
const { context, call, people } = service

/** An outage that began on this day of January 2026 at nine and lasted an hour. */
async function anOutage(day: number) {
  const [from, until] = [new Date(Date.UTC(2026, 0, day, 9)), new Date(Date.UTC(2026, 0, day, 10))]
  const id = newId()
  await context.db.insert(outages).values({ id, from, until, cause: 'unreachable' })
  return id
}

test('a lead reads when work could not be handed in, and says yes to one and no to another', async () => {
  const [one, other] = [await anOutage(5), await anOutage(6)]
  const lead = await signedIn(service, people.lead)
  const _csrf = await lead.csrf('/outages')

  await lead.visit(`/outages/${one}/decisions`, {
    granted: 'yes',
    reason: 'Our database was down.',
    _csrf,
    _confirmed: 'yes',
  })
  await lead.visit(`/outages/${other}/decisions`, {
    granted: 'no',
    reason: 'It was at night.',
    _csrf,
    _confirmed: 'yes',
  })

  const { text } = await lead.visit('/outages')
  expect(text).toContain('5 January 2026, 09:00 GMT')
  expect(text).toMatch(/added for 0 due dates, as a lead decided: <bdi>Our database was down/)
  expect(text).toMatch(/It was not added, as a lead decided: <bdi>It was at night/)
  const { body } = await call(people.lead, 'GET', '/v1/outages')
  expect(body.items.map(({ granted }: { granted: boolean }) => granted)).toEqual([false, true])
})

test('admins and auditors read the list without the form, and tutors find nothing', async () => {
  const id = await anOutage(7)
  const [admin, auditor, tutor] = await Promise.all(
    [people.admin, people.auditor, people.tutor].map((who) => signedIn(service, who)),
  )

  for (const visitor of [admin!, auditor!]) {
    const { text } = await visitor.visit('/outages')
    expect(text).toContain('7 January 2026')
    expect(text).not.toContain(`/outages/${id}/decisions`)
  }
  expect((await tutor!.visit('/outages')).status).toBe(403)
})
