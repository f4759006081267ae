import { expect, test } from 'vitest'
import { addTicket } from '../../../src/db/lti/tickets.ts'
import { aVisitor } from '../../pages/visitor.ts'
import { aService } from '../../service.ts'

const { context, baseUrl, people } = await aService({}, { background: false, knowsItsAddress: true })
const ticketFor = () =>
  addTicket(context.db, { purpose: 'session', accountId: people.student.id, data: { go: '/account' } })

test.each<[string, Record<string, string>]>([
  ['that says so', { 'sec-fetch-site': 'cross-site' }],
  ['of a neighbour', { 'sec-fetch-site': 'same-site' }],
  ['in a browser that only names the origin', { origin: 'https://elsewhere.example' }],
  ['without an origin of its own', { origin: 'null' }],
])('a form of another site %s signs nobody in with a ticket, and does not use it up', async (_, headers) => {
  const ticket = await ticketFor()
  const visitor = aVisitor(baseUrl)

  const foreign = await visitor.visit('/lti/continue', { ticket }, headers)
  const cookies = visitor.cookies.size
  const own = await visitor.visit('/lti/continue', { ticket }, { 'sec-fetch-site': 'same-origin' })

  expect([foreign.status, cookies, own.status]).toEqual([403, 0, 303])
})

test('a choice that another site sends is refused like it', async () => {
  const data = { registrationId: people.tutor.id, deploymentId: '1', contextId: people.tutor.id }
  const ticket = await addTicket(context.db, { purpose: 'choice', accountId: people.tutor.id, data })

  const answer = await aVisitor(baseUrl).visit('/lti/choice', { ticket }, { 'sec-fetch-site': 'cross-site' })

  expect(answer.status).toBe(403)
})
