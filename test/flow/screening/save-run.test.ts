import { describe, expect, test } from 'vitest'
import type { Detector } from '../../../src/domain/screening/detector.ts'
import { screen } from '../../../src/flow/screening/screen.ts'
import { aService } from '../../service.ts'
import { conflicting, nonsense, oddDetectors, refused } from './odd-detectors.ts'

const { context, handIn, settled, people, person, call } = await aService({
  sandboxProgram: new URL('./odd-program.ts', import.meta.url),
})
context.detectors.push(...oddDetectors)

/** Work in which these detectors find something, once every detector has looked at it. */
async function workFor(...detectors: Detector[]) {
  const text = `A text about ${detectors.map(({ id }) => id).join(' and ')}.`
  const { body } = await handIn(text, 'essay.txt', { who: await person('student') })
  return seen(await settled(body.id))
}

const seen = (view: { id: string; status: string; runs: Row[]; flags: Row[] }) => ({
  ...view,
  runsOf: ({ id }: Detector) => view.runs.filter(({ detector }) => detector === id),
  flagsOf: ({ id }: Detector) => view.flags.filter(({ detector }) => detector === id),
})

interface Row {
  detector: string
  state: string
  attempt: number
}

// The first children take a while to load the sources; no test should have to wait for that.
await workFor()

test('an inspectable detector may raise a conflict, whatever its id', async () => {
  const { status, runsOf, flagsOf } = await workFor(conflicting)

  expect(status).toBe('under_review')
  expect(runsOf(conflicting)).toMatchObject([{ state: 'succeeded' }])
  expect(flagsOf(conflicting)).toMatchObject([{ severity: 'conflict', evidence: [{ quote: conflicting.id }] }])
})

describe('a detector whose result cannot be saved', () => {
  test('is a failed run in words, and leaves the work with a person', async () => {
    const { status, runsOf, flagsOf } = await workFor(...refused)

    expect(status).toBe('under_review')
    for (const detector of refused) {
      expect(flagsOf(detector)).toEqual([])
      expect(runsOf(detector)).toMatchObject([
        {
          state: 'failed',
          reason: 'unsaved',
          nextAttemptAt: null,
          measurements: [],
          detail: expect.stringMatching(/could not be saved/),
        },
      ])
    }
  })

  test('takes no other result with it', async () => {
    const { status, runsOf, flagsOf } = await workFor(...refused, conflicting)

    expect(status).toBe('under_review')
    expect(flagsOf(conflicting)).toHaveLength(1)
    for (const detector of context.detectors.filter((one) => 'detect' in one && !refused.includes(one))) {
      expect(runsOf(detector)).toHaveLength(1)
      expect(runsOf(detector)[0]!.state).not.toBe('failed')
    }
  })

  test('is asked again when somebody has all detectors asked, until it is given up on', async () => {
    const [detector] = refused
    const { id } = await workFor(detector!)

    for (let round = 0; round < 6; round++) await screen(context, id)

    const { status, runsOf } = seen((await call(people.tutor, 'GET', `/v1/submissions/${id}`)).body)
    expect(runsOf(detector!).map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4])
    expect(status).toBe('under_review')
  })
})

test('an answer that is no opinion is a failed run, and the other results are there', async () => {
  const { status, runsOf, flagsOf } = await workFor(...nonsense, conflicting)

  expect(status).toBe('under_review')
  expect(flagsOf(conflicting)).toHaveLength(1)
  for (const detector of nonsense) expect(runsOf(detector)).toMatchObject([{ state: 'failed', reason: 'nonsense' }])
})
