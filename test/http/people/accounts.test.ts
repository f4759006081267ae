import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aService } from '../../service.ts'

const { call, people } = await aService({}, { background: false })
const added = async (body: object = { role: 'tutor', name: 'Tess Hill' }) =>
  (await call(people.admin, 'POST', '/v1/accounts', body)).body

test('an admin adds a person, who is then in the list', async () => {
  const { status, body } = await call(people.admin, 'POST', '/v1/accounts', { role: 'student', name: 'Kim Lee' })
  const { body: list } = await call(people.admin, 'GET', '/v1/accounts')

  expect(status).toBe(201)
  expect(list.items).toContainEqual(expect.objectContaining({ id: body.id, role: 'student', name: 'Kim Lee' }))
})

test.each([
  ['no role', { name: 'Kim Lee' }, 'role'],
  ['a role that does not exist', { role: 'owner', name: 'Kim Lee' }, 'role'],
  ['an empty name', { role: 'student', name: ' ' }, 'name'],
  ['an address that is none', { role: 'student', name: 'Kim Lee', email: 'kim' }, 'email'],
])('a person with %s is not added', async (_, person, field) => {
  const { status, body } = await call(people.admin, 'POST', '/v1/accounts', person)

  expect([status, body.fields[0].field]).toEqual([422, field])
})

test('a key works from when it is made until it is revoked', async () => {
  const account = await added({ role: 'auditor', name: 'Tess Hill' })
  const { body: made } = await call(people.admin, 'POST', `/v1/accounts/${account.id}/keys`, { label: 'marking' })
  const auditor = { ...account, key: made.key }

  const before = await call(auditor, 'GET', '/v1/detectors')
  const revoked = await call(people.admin, 'POST', `/v1/keys/${made.id}/revocations`)
  const after = await call(auditor, 'GET', '/v1/detectors')

  expect([before.status, revoked.status, after.status]).toEqual([200, 201, 401])
})

test('a key of nobody is not made, and one that is not there is not revoked', async () => {
  const key = await call(people.admin, 'POST', `/v1/accounts/${randomUUID()}/keys`, { label: 'lost' })
  const revoked = await call(people.admin, 'POST', `/v1/keys/${randomUUID()}/revocations`)

  expect([key.status, revoked.status]).toEqual([404, 404])
})

test('only admins manage people', async () => {
  for (const who of [people.student, people.tutor, people.lead, people.auditor, people.integration]) {
    expect((await call(who, 'GET', '/v1/accounts')).status).toBe(403)
    expect((await call(who, 'POST', '/v1/accounts', { role: 'admin', name: 'Me' })).status).toBe(403)
  }
})
