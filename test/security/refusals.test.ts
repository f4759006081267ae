import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { capturedLog } from '../captured-log.ts'
import { aVisitor, signedIn } from '../pages/visitor.ts'
import { aService } from '../service.ts'

const captured = capturedLog()
const service = await aService({}, { background: false, log: captured.log })
const { people, call, baseUrl, handIn, person } = service
const secret = 'x'.repeat(43)
const foreign = (await handIn('Somebody else wrote this.', 'essay.txt', { who: await person('student') })).body.id

const refusals = () => captured.records().filter(({ msg }) => msg === 'a request was refused')

test.each([
  ['a key that is none', () => call(null, 'GET', '/v1/submissions', undefined, bearer(secret)), '/v1/submissions', 401],
  [
    'work of somebody else',
    () => call(people.student, 'GET', `/v1/submissions/${foreign}`),
    '/v1/submissions/:id',
    404,
  ],
  ['what a role may not do', () => call(people.student, 'GET', '/v1/accounts'), '/v1/accounts', 403],
  ['a body that does not fit', () => call(people.tutor, 'POST', '/v1/assessments', {}), '/v1/assessments', 422],
  ['a sign-in link that is none', () => aVisitor(baseUrl).visit(`/sign-in/${secret}`, {}), '/sign-in/:secret', 404],
  ['a form without its token', withoutToken, '/permissions', 403],
  [
    'a webhook that is not signed',
    () => call(null, 'POST', `/v1/integrations/${randomUUID()}/webhooks`, {}),
    '/v1/integrations/:id/webhooks',
    401,
  ],
] as [string, () => Promise<unknown>, string, number][])(
  '%s leaves a line with who, from where, what and when',
  async (_, ask, route, status) => {
    const before = refusals().length

    await ask()

    await expect.poll(() => refusals().length).toBe(before + 1)
    const line = refusals().at(-1)
    expect(line).toMatchObject({ status, route, method: expect.any(String), ip: '127.0.0.1', time: expect.any(Number) })
  },
)

test('the line names the account of a person who is known, and nobody else', async () => {
  await call(people.student, 'GET', '/v1/accounts')
  await call(null, 'GET', '/v1/accounts')

  await expect.poll(() => refusals().filter(({ route }) => route === '/v1/accounts').length).toBeGreaterThanOrEqual(2)
  const [known, unknown] = refusals().slice(-2)
  expect(known).toMatchObject({ account: people.student.id, role: 'student' })
  expect(unknown.account).toBeUndefined()
})

test('no line holds a secret, an id of work, or a name', () => {
  const text = JSON.stringify(refusals())

  for (const unsaid of [secret, foreign, people.student.key, 'A student', 'Somebody else wrote']) {
    expect(text).not.toContain(unsaid)
  }
})

async function withoutToken() {
  const visitor = await signedIn(service, people.student)
  return visitor.visit('/permissions', { request: 'May I?' })
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
