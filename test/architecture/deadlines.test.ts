import { expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

/** Whatever opens a way to another system, and a time limit that is written where it is used. */
const opens = /new (Redis|S3Client|pg\.Client|pg\.Pool|Agent)\(|createRemoteJWKSet\(/
const ownLimit =
  /AbortSignal\.timeout\(\s*[\d_]+|\b(timeoutMs|connectionTimeoutMillis|socketTimeout|timeoutDuration): [\d_]+/
/** Postgres that this program starts itself is no other system. */
const own = /^src\/db\/embedded-postgres\//

const sources = sourcesIn('src', 'workers').filter(({ path }) => !own.test(path))

test('whatever opens a way to another system takes its deadline from the one table', () => {
  const opening = sources.filter(({ text }) => opens.test(text))

  expect(opening.length).toBeGreaterThan(5)
  expect(opening.filter(({ text }) => !text.includes('deadlines.')).map(({ path }) => path)).toEqual([])
})

test('no other place says how long a call may take', () => {
  expect(sources.filter(({ text }) => ownLimit.test(text)).map(({ path }) => path)).toEqual([])
})

test.each(['AbortSignal.timeout(5_000)', 'guardedFetch({ timeoutMs: 60_000 })', 'socketTimeout: 1000'])(
  'another limit would be noticed: %s',
  (text) => {
    expect(ownLimit.test(text)).toBe(true)
  },
)
