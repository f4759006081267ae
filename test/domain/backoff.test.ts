import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoff, retryAfterMs, type Schedule, schedules } from '../../src/domain/backoff.ts'

const hour = 3_600_000

test('webhooks and gradebook reports follow the schedule of Standard Webhooks with a spread of a fifth', () => {
  const seconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

  const waits = seconds.map((_, index) => backoff(schedules.webhook, index + 1, { chance: 0.5 }))

  expect(waits).toEqual(seconds.map((wait) => wait * 1000))
  expect([0, 1].map((chance) => backoff(schedules.webhook, 1, { chance }))).toEqual([4_000, 6_000])
  expect(backoff(schedules.webhook, 10)).toBeNull()
})

test('a local detector is asked again after a minute, ten minutes and an hour, and then no more', () => {
  expect([1, 2, 3, 4].map((failures) => backoff(schedules.localRun, failures))).toEqual([60_000, 600_000, hour, null])
})

test('a vendor is asked again without end, at most ten minutes later', () => {
  const most = [1, 2, 3, 7, 8, 30].map((failures) => backoff(schedules.vendorFault, failures, { chance: 1 }))

  expect(most).toEqual([15_000, 30_000, 60_000, 600_000, 600_000, 600_000])
})

test('mail is tried all through an outage of an hour and soon after its end, and for three days at least', () => {
  for (const chance of [0, 0.5, 1]) {
    const waits = schedules.mail.waits.map((_, index) => backoff(schedules.mail, index + 1, { chance })!)
    const times = waits.map((_, index) => waits.slice(0, index + 1).reduce((sum, wait) => sum + wait))

    expect(times.find((time) => time >= hour)! - hour).toBeLessThan(hour / 2)
    expect(times.at(-1)).toBeGreaterThan(72 * hour)
    expect(backoff(schedules.mail, waits.length + 1, { chance })).toBeNull()
  }
})

test('what the other side asks for is waited for, up to a day', () => {
  const asked = [0, 3_600_000, 30 * 24 * hour].map((askedMs) => backoff(schedules.webhook, 1, { askedMs, chance: 0.5 }))

  expect(asked).toEqual([5_000, hour, 24 * hour])
})

test('no wait is shorter than a second or longer than its schedule allows', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Schedule>(...Object.values(schedules)),
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (schedule, failures, chance) => {
        const wait = backoff(schedule, failures, { chance })
        const longest = Math.max(...schedule.waits) * schedule.jitter[1]

        expect(wait === null).toBe(!schedule.endless && failures > schedule.waits.length)
        expect(wait ?? 1_000).toBeGreaterThanOrEqual(1_000)
        expect(wait ?? 0).toBeLessThanOrEqual(longest)
      },
    ),
  )
})

test('Retry-After is read as seconds or as a date, and anything else as no wish', () => {
  const now = new Date('2026-03-02T09:00:00.000Z')
  const headers = ['120', 'Mon, 02 Mar 2026 09:01:00 GMT', 'Mon, 02 Mar 2026 08:00:00 GMT', 'soon', '-5', '', null]

  expect(headers.map((header) => retryAfterMs(header, now))).toEqual([120_000, 60_000, 0, 0, 0, 0, 0])
})
