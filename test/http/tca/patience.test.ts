import { expect, test } from 'vitest'
import { DomainError } from '../../../src/domain/error.ts'
import { patiently } from '../../../src/http/tca/patience.ts'

const away = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

/** Fails with each of these, and then succeeds. */
const failing = (...errors: Error[]) => ({
  tries: 0,
  async run() {
    this.tries++
    const error = errors.shift()
    if (error) throw error
    return 'done'
  },
})

test('a database that is away for a moment costs time and no hand-in', async () => {
  const work = failing(away())

  expect(await patiently(() => work.run())).toBe('done')
  expect(work.tries).toBe(2)
})

test('one that stays away is said in the end', async () => {
  const work = failing(away(), away())

  await expect(patiently(() => work.run(), Date.now())).rejects.toThrow('ECONNREFUSED')
  expect(work.tries).toBe(1)
})

test.each([
  new DomainError('NOT_FOUND', 'Nothing.'),
  new DomainError('UNAVAILABLE', 'No policy.'),
  new Error('A slip.'),
])('what waiting does not mend is not waited for: $message', async (error) => {
  const work = failing(error)

  await expect(patiently(() => work.run())).rejects.toBe(error)
  expect(work.tries).toBe(1)
})
