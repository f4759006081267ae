import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canHappen,
  nextStatus,
  submissionEventTypes,
  submissionStatuses,
} from '../../../src/domain/submission/status.ts'

const anyEvent = fc.constantFrom(...submissionEventTypes)
const anyStatus = fc.constantFrom(...submissionStatuses)

/** Where a life leads when everything that can happen in `events` does, and the rest is refused. */
const livedThrough = (events: Parameters<typeof nextStatus>[1][], start: (typeof submissionStatuses)[number]) =>
  events.reduce((status, event) => (canHappen(status, event) ? nextStatus(status, event) : status), start)

test('whatever happens, a submission is in a state that has a name', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), anyStatus, (events, start) => {
      expect(submissionStatuses).toContain(livedThrough(events, start))
    }),
  )
})

test('an event either can happen and leads somewhere, or is refused with the state that stands', () => {
  fc.assert(
    fc.property(anyStatus, anyEvent, (status, event) => {
      const move = () => nextStatus(status, event)

      if (canHappen(status, event)) expect(submissionStatuses).toContain(move())
      else expect(move).toThrow(expect.objectContaining({ code: 'ILLEGAL_TRANSITION', details: { status } }))
    }),
  )
})

test.each(submissionEventTypes)('nothing brings erased work back, not even %s', (event) => {
  expect(canHappen('erased', event)).toBe(false)
})

test('withdrawn work can only be erased, and superseded work may get a later due date besides', () => {
  const after = (status: 'withdrawn' | 'superseded') => submissionEventTypes.filter((event) => canHappen(status, event))

  expect(after('withdrawn')).toEqual(['submission.erased'])
  expect(after('superseded').toSorted()).toEqual(['submission.due_changed', 'submission.erased'])
})

test('only a person’s decision makes a submission decided, and only from a review', () => {
  const ways = submissionStatuses.flatMap((status) =>
    submissionEventTypes
      .filter((event) => canHappen(status, event) && nextStatus(status, event) === 'decided')
      .map((event) => `${status} ${event}`),
  )

  expect(ways.toSorted()).toEqual([
    'decided submission.completed',
    'decided submission.conflict_declared',
    'decided submission.conversation_answered',
    'decided submission.due_changed',
    'decided submission.flagged',
    'decided submission.marked',
    'decided submission.noted',
    'decided submission.referral_returned',
    'under_review submission.decided',
  ])
})

test('work that arrived without a reflection is not read before there is one', () => {
  const possible = submissionEventTypes.filter((event) => canHappen('awaiting_reflection', event))

  expect(possible.toSorted()).toEqual([
    'submission.due_changed',
    'submission.erased',
    'submission.reflected',
    'submission.superseded',
    'submission.withdrawn',
  ])
})

test('an open review is seen through before anything is erased', () => {
  expect(canHappen('under_review', 'submission.erased')).toBe(false)
})

describe('every state', () => {
  test.each(submissionStatuses)('%s can be reached from the day work arrives', (wanted) => {
    const seen = new Set<string>(['received', 'awaiting_reflection'])
    for (let before = -1; before !== seen.size; ) {
      before = seen.size
      for (const status of [...seen] as (typeof submissionStatuses)[number][]) {
        for (const event of submissionEventTypes) if (canHappen(status, event)) seen.add(nextStatus(status, event))
      }
    }

    expect(seen).toContain(wanted)
  })

  test.each(submissionStatuses)('%s leads to an end: marking, a decision, or a way out', (start) => {
    const ends = ['released', 'decided', 'withdrawn', 'superseded', 'erased']
    const reached = new Set<string>([start])
    for (let before = -1; before !== reached.size; ) {
      before = reached.size
      for (const status of [...reached] as (typeof submissionStatuses)[number][]) {
        for (const event of submissionEventTypes) if (canHappen(status, event)) reached.add(nextStatus(status, event))
      }
    }

    expect(ends.some((end) => reached.has(end))).toBe(true)
  })
})
