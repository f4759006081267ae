import { expect, test } from 'vitest'
import { findingsOf, type HealthCheck, type Vitals } from '../../../src/domain/operations/health.ts'

const minute = 60_000
const well: Vitals = {
  database: true,
  missingRights: [],
  storage: 'usable',
  disk: { freeBytes: 10_000_000_000, reserveBytes: 500_000_000 },
  queue: { lagMs: 1_000, activeMs: 1_000 },
  jobTimeoutMs: 15 * minute,
  workers: 2,
  outboxMs: 20,
  clockAheadMs: -40,
}

test('nothing is told when all is well', () => {
  expect(findingsOf(well)).toEqual([])
})

/** What is measured otherwise, what is told of it, whether it stops the service, and what its sentence says. */
const troubles: [Partial<Vitals>, HealthCheck, boolean, RegExp][] = [
  [{ database: false }, 'database', true, /Postgres/],
  [
    { missingRights: ['insert on public.outbox', 'x', 'y'] },
    'database_rights',
    true,
    /insert on .* and 2 more.*migrate/,
  ],
  [{ storage: 'away' }, 'storage', true, /does not answer/],
  [{ storage: 'unknown' }, 'storage', true, /not the one that belongs.*npx candour storage/],
  [{ storage: 'read_only' }, 'storage', true, /cannot be written to/],
  [
    { disk: { freeBytes: 1_048_576, reserveBytes: 524_288_000 } },
    'disk',
    true,
    /has 1 MB left.*500 MB of DISK_RESERVE_MB/,
  ],
  [{ queue: null }, 'queue', true, /REDIS_URL/],
  [{ workers: 0 }, 'workers', true, /Start one/],
  [{ queue: { lagMs: 16 * minute, activeMs: 0 } }, 'stuck_queue', false, /waited for 16 minutes/],
  [{ queue: { lagMs: 0, activeMs: 20 * minute } }, 'stuck_queue', false, /under way for 20 minutes/],
  [{ outboxMs: 6 * minute }, 'outbox', false, /waited for 6 minutes/],
  [{ clockAheadMs: 90_000 }, 'clock', false, /90 seconds ahead of/],
  [{ clockAheadMs: -90_000 }, 'clock', false, /90 seconds behind/],
]

test.each(troubles)('%j is told as “%s”', (change, check, stops, sentence) => {
  expect(findingsOf({ ...well, ...change })).toEqual([{ check, stops, sentence: expect.stringMatching(sentence) }])
})

test('what the database did not answer is not told a second time', () => {
  const told = findingsOf({
    ...well,
    database: false,
    missingRights: null,
    workers: null,
    outboxMs: null,
    clockAheadMs: null,
  })

  expect(told.map(({ check }) => check)).toEqual(['database'])
})
