import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fault, Outcome } from '../../../src/domain/screening/detector.ts'
import { type ClockedRun, clockOf } from '../../../src/domain/vendors/run-clock.ts'
import { type Before, type RemoteState, standingAfter } from '../../../src/domain/vendors/run-state.ts'
import { circuitDelay, pollDelay, retryDelay } from '../../../src/domain/vendors/run-timing.ts'

const start = new Date('2026-03-02T09:00:00Z')
const later = (ms: number) => new Date(start.getTime() + ms)
const hour = 3_600_000
const run: Before = {
  id: 'r1',
  activeSince: start,
  attempts: 0,
  polls: 0,
  state: 'waiting',
  reason: 'waiting',
  detail: 'It is being read.',
  succeededAt: null,
}
const passing: Fault = { code: 'network', scope: 'run', retry: 'later', message: 'It could not be reached.' }
const look: Outcome = { state: 'waiting', handle: null, phase: 'It is being read.', next: 'poll' }

describe('when a run is looked at again', () => {
  test('after 30 s, 1, 2 and 5 min, then every 10 min', () => {
    const waits = [0, 1, 2, 3, 4, 9].map((polls) => pollDelay({ ...run, polls }, start) / 1_000)

    expect(waits).toEqual([30, 60, 120, 300, 600, 600])
  })

  test('hourly once it is stalled, after 24 h', () => {
    expect(standingAfter(run, look, later(24 * hour - 1)).state).toBe('waiting')
    expect(standingAfter(run, look, later(24 * hour))).toMatchObject({ state: 'stalled', nextStepAt: later(25 * hour) })
  })

  test('never again by itself after seven days', () => {
    expect(standingAfter(run, look, later(7 * 24 * hour))).toMatchObject({ state: 'failed', nextStepAt: null })
    expect(standingAfter(run, { state: 'failed', fault: passing }, later(7 * 24 * hour))).toMatchObject({
      state: 'failed',
      nextStepAt: null,
    })
  })

  test('news sets the looks back to the first', () => {
    const looked = standingAfter({ ...run, polls: 7 }, { ...look, phase: 'It is being compared.' }, start)

    expect(looked).toMatchObject({ polls: 1, nextStepAt: later(30_000) })
  })
})

describe('when a fault is tried again', () => {
  test('never later than its ceiling, which doubles from 15 s to 10 min', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(30), (id, attempts) => {
        const wait = retryDelay({ ...run, id, attempts }, passing, start)

        expect(wait).toBeGreaterThanOrEqual(1_000)
        expect(wait).toBeLessThanOrEqual(Math.min(600_000, 15_000 * 2 ** attempts))
      }),
    )
  })

  test('not before the vendor asked for', () => {
    expect(retryDelay(run, { ...passing, retryAfterMs: 90_000 }, start)).toBe(90_000)
  })

  test('refused credentials spend no attempt', () => {
    const fault: Fault = { ...passing, code: 'credentials', scope: 'credential' }

    expect(standingAfter({ ...run, attempts: 3 }, { state: 'failed', fault }, start).attempts).toBe(3)
  })

  test('a vendor in trouble rests from 15 s up to 10 min', () => {
    expect([5, 6, 7, 20].map(circuitDelay)).toEqual([15_000, 30_000, 60_000, 600_000])
  })
})

const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant(look),
  fc.constant<Outcome>({ ...look, next: 'now' } as Outcome),
  fc
    .constantFrom('consent', 'credentials', 'budget', 'person')
    .map((on) => ({ state: 'blocked', on, detail: 'It waits for somebody.' }) as Outcome),
  fc.constant<Outcome>({ state: 'skipped', reason: 'no_text', detail: 'There is no text.' }),
  fc.constant<Outcome>({ state: 'succeeded', opinion: { flags: [] } }),
  fc
    .record({ retry: fc.constantFrom('later', 'never'), scope: fc.constantFrom('run', 'credential') })
    .map((part) => ({ state: 'failed', fault: { ...passing, ...part } }) as Outcome),
)

test('a result is never lost, whatever comes later', () => {
  fc.assert(
    fc.property(fc.array(outcomes, { maxLength: 20 }), fc.nat(20 * 24), (played, hours) => {
      let standing: Before = { ...run, state: 'succeeded', succeededAt: start }
      for (const outcome of played) standing = { ...standing, ...standingAfter(standing, outcome, later(hours * hour)) }

      expect(standing.state).toBe('succeeded')
    }),
  )
})

const states: RemoteState[] = [
  'waiting',
  'blocked',
  'skipped',
  'succeeded',
  'failed',
  'stalled',
  'erasing',
  'erased',
  'closed',
]
const reasons = [
  null,
  'waiting',
  'network',
  'consent',
  'credentials',
  'budget',
  'person',
  'erasing',
  'set_aside',
  'gone',
]

test('every state has a clock that says what it is, since when or for good, and what happens next', () => {
  const moments = [null, later(0), later(hour)]
  const combinations = states.flatMap((state) =>
    reasons.flatMap((reason) =>
      moments.flatMap((nextStepAt) => [0, 3].map((attempts) => ({ state, reason, nextStepAt, attempts }))),
    ),
  )

  for (const combination of combinations) {
    for (const fault of [null, passing]) {
      for (const status of [
        null,
        { pausedAt: start, circuitOpenUntil: null },
        { pausedAt: null, circuitOpenUntil: later(hour) },
      ]) {
        const run = { ...combination, detail: 'The file is on its way.', since: start, fault }

        const sentence = clockOf('The Service', run, status, { now: later(0), zone: 'Europe/London' })

        expect(sentence).toMatch(/^The Service\b.*[a-z0-9)T]\.$/)
        expect(sentence).not.toMatch(/undefined|null|NaN|Invalid|\.\.|pending/i)
        expect(sentence).toMatch(/since 2 March 2026|Nothing else will happen by itself|not tried again by itself/)
      }
    }
  }
})

test('the clock can be read as whole sentences at every moment', () => {
  fc.assert(
    fc.property(
      fc.array(outcomes, { minLength: 1, maxLength: 12 }),
      fc.nat(9 * 24),
      fc.boolean(),
      (played, hours, paused) => {
        let standing: Before & { nextStepAt: Date | null; fault: Fault | null } = {
          ...run,
          nextStepAt: start,
          fault: null,
        }
        for (const outcome of played)
          standing = { ...standing, ...standingAfter(standing, outcome, later(hours * hour)) }
        const clocked: ClockedRun = { ...standing, since: start }

        const sentence = clockOf(
          'The Service',
          clocked,
          { pausedAt: paused ? start : null, circuitOpenUntil: null },
          { now: later(hours * hour), zone: 'Europe/London' },
        )

        expect(sentence).toMatch(/^The Service\b.*\.$/)
        expect(sentence).not.toMatch(/undefined|null|NaN|Invalid|\.\./)
        expect(sentence).toMatch(/since 2 March 2026|did not look at this work|has no result/)
      },
    ),
  )
})
