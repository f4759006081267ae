import { expect, test } from 'vitest'
import { noticesOf, submissionNotices } from '../../../src/domain/notices/rules.ts'
import { submissionEventTypes } from '../../../src/domain/submission/status.ts'

const events = ['submission.received', 'submission.reflection_required', ...submissionEventTypes]

test.each(events)('%s has a notice, or a reason why not', (type) => {
  const rules = (submissionNotices as Record<string, unknown>)[type]

  const stated = Array.isArray(rules) ? rules.length : (rules as { none: string })?.none.split(' ').length

  expect(stated).toBeGreaterThan(0)
})

test('an appeal is told to the student and the leads, another reopening to the student alone', () => {
  const kinds = (kind: string) => noticesOf('submission.reopened', { kind }).map((rule) => [rule.kind, rule.to])

  expect(kinds('appeal')).toEqual([
    ['appeal_received', 'student'],
    ['appeal_to_answer', 'leads'],
  ])
  expect(kinds('error')).toEqual([['decision_reopened', 'student']])
})

test('a decision answers an appeal or ends a review, never both', () => {
  const kinds = (answers: string) => noticesOf('submission.decided', { answers }).map(({ kind }) => kind)

  expect(kinds('review')).toEqual(['decision_recorded'])
  expect(kinds('appeal')).toEqual(['appeal_answered'])
})

test('an event without a line has no notice', () => {
  expect(noticesOf('key.made', {})).toEqual([])
})
