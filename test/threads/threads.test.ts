import { afterAll, expect, test } from 'vitest'
import { createThreads } from '../../src/threads/threads.ts'
import { reflection } from '../samples.ts'

/** The program as test/built.ts builds it: from its sources a thread takes longer to start than a job may take. */
const threads = createThreads(new URL('../../dist/src/threads/thread.js', import.meta.url))
afterAll(() => threads.close())

const nothingElse = { today: '2026-01-31', templates: [], earlierAnswers: [] }

test('a job is done as it would be done here', async () => {
  const found = await threads.run('fingerprints', ['Mud is a good teacher, and it teaches slowly. '.repeat(3)])
  const checked = await threads.run('checkedReflection', [reflection(), nothingElse])

  expect(found.length).toBeGreaterThan(0)
  expect(checked).toHaveProperty('reflection')
})

test('the thread that answers is free while a job is done', async () => {
  let turns = 0
  const counting = setInterval(() => turns++, 1)

  await threads.run('fingerprints', ['one two three four five six seven eight nine ten '.repeat(40_000)])
  clearInterval(counting)

  expect(turns).toBeGreaterThan(10)
})

test('a job that its asker waits for no longer is ended, and the next one is done', async () => {
  const asking = new AbortController()
  const long = threads.run('fingerprints', ['a\n'.repeat(900_000)], asking.signal)
  setTimeout(() => asking.abort(new Error('They left.')), 50)

  await expect(long).rejects.toThrow('They left.')

  expect(await threads.run('fingerprints', ['Mud.'])).toEqual([])
})
