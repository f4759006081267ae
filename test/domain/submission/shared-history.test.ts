import { expect, test } from 'vitest'
import { isShared, sharedForm } from '../../../src/domain/submission/shared-history.ts'
import { submissionEventTypes } from '../../../src/domain/submission/status.ts'

const event = (type: string, data: Record<string, string>, actorId: string | null = null) => ({
  type,
  actorId,
  actorRole: actorId && 'tutor',
  data,
})

test('every way into a review that a student cannot know the cause of reads the same', () => {
  const move = { from: 'released', to: 'under_review' }
  const ways = [
    event('submission.flagged', { ...move, detectors: 'overlap' }),
    event('submission.sampled', { ...move, because: 'earlier_attempt' }),
    event('submission.concern_raised', { ...move, code: 'collusion' }, 'tutor-1'),
  ]

  for (const way of ways) expect(sharedForm(way)).toEqual(event('submission.under_review', move))
})

test.each(['submission.flagged', 'submission.concern_raised'])(
  '%s is not told where the work was under review already',
  (type) => {
    expect(sharedForm(event(type, { from: 'under_review', to: 'under_review' }))).toBeNull()
  },
)

test.each(['submission.first_read', 'flag.dismissed', 'something.new'])('%s is not told', (type) => {
  expect(sharedForm(event(type, {}))).toBeNull()
})

test('what is told is told as it was recorded, so that its proof holds', () => {
  const disclosed = event('submission.disclosed', { from: 'under_review', to: 'under_review' }, 'tutor-1')

  expect(sharedForm(disclosed)).toBe(disclosed)
})

test('of the steps of a life all are told but the ways into a review and what people do before a decision stands', () => {
  expect(submissionEventTypes.filter((type) => !isShared({ type }))).toEqual([
    'submission.flagged',
    'submission.unchecked',
    'submission.partly_read',
    'submission.sampled',
    'submission.concern_raised',
    'submission.marked',
    'submission.proposed',
    'submission.proposal_read',
    'submission.confirmed',
    'submission.proposal_returned',
    'submission.conflict_declared',
    'submission.assigned',
    'submission.noted',
  ])
})
