import { expect, test } from 'vitest'
import { DomainError } from '../../../src/domain/error.ts'
import { settingProblem } from '../../../src/domain/operations/setting-problem.ts'

const setting = { variable: 'DATABASE_URL', kind: 'the address of a Postgres', remedy: 'Check it.' }
const failed = (facts: object) => Object.assign(new Error('connect to postgres://me:secret@db/x'), facts)

test.each([
  [{ code: 'ECONNREFUSED' }, 'nothing listens at its address'],
  [{ code: 'ENOTFOUND' }, 'no machine has its name'],
  [{ code: '28P01' }, 'the server refuses the name or the password in it'],
  [{ code: '3D000' }, 'the server has no database of that name'],
  [{ name: 'NoSuchBucket' }, 'there is no such bucket'],
  [{ cause: { code: 'ETIMEDOUT' } }, 'its machine does not answer'],
  [{ errors: [{ code: 'EHOSTUNREACH' }] }, 'its machine cannot be reached'],
  [{ message: 'WRONGPASS invalid username-password pair' }, 'the server refuses the name or the password in it'],
])('an error with %j names the variable, what it holds, the reason and the remedy', (facts, reason) => {
  expect(settingProblem(failed(facts), setting)).toEqual(
    new DomainError('UNAVAILABLE', `DATABASE_URL, the address of a Postgres, cannot be used: ${reason}. Check it.`),
  )
})

test('an error that says nothing about the setting, and one that is a sentence already, stay as they are', () => {
  const other = failed({ code: 'ERR_ASSERTION' })
  const ours = new DomainError('UNAVAILABLE', 'The tables are missing.')

  expect(settingProblem(other, setting)).toBe(other)
  expect(settingProblem(ours, setting)).toBe(ours)
})
