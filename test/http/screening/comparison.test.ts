import { expect, test } from 'vitest'
import { aService } from '../../service.ts'

const { call, people, person } = await aService({}, { background: false })

test('a student objects to the comparison with earlier work, and allows it again', async () => {
  const student = await person('student')
  const allowed = async () => (await call(student, 'GET', '/v1/comparison')).body.allowed

  const before = await allowed()
  await call(student, 'PUT', '/v1/comparison', { allowed: false })
  const objected = await allowed()
  await call(student, 'PUT', '/v1/comparison', { allowed: true })

  expect([before, objected, await allowed()]).toEqual([true, false, true])
})

test('the choice is the student’s alone', async () => {
  for (const who of [people.tutor, people.lead, people.admin]) {
    expect((await call(who, 'PUT', '/v1/comparison', { allowed: true })).status).toBe(403)
  }
})
