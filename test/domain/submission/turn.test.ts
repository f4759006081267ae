import { expect, test } from 'vitest'
import { turnOf } from '../../../src/domain/submission/turn.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))
const open = {
  status: 'under_review' as const,
  statusSince: day(1),
  disclosedAt: null,
  respondBy: null,
  noticeFailedAt: null,
  timeAskedAt: null,
  respondedAt: null,
}
const disclosed = { ...open, disclosedAt: day(3), respondBy: day(13) }

test.each([
  ['unread work waits for a tutor since it came to review', open, { on: 'tutor', since: day(1), why: 'to_read' }],
  [
    'shown evidence waits for the student',
    disclosed,
    { on: 'student', since: day(3), until: day(13), why: 'to_respond' },
  ],
  [
    'a response waits for a tutor',
    { ...disclosed, respondedAt: day(5) },
    { on: 'tutor', since: day(5), why: 'to_answer' },
  ],
  [
    'a response to an earlier disclosure does not count',
    { ...disclosed, respondedAt: day(2) },
    { on: 'student', since: day(3), until: day(13), why: 'to_respond' },
  ],
  [
    'what was shown before a decision was opened again does not count',
    { ...disclosed, statusSince: day(4) },
    { on: 'tutor', since: day(4), why: 'to_read' },
  ],
  [
    'work without a reflection waits for the student',
    { ...open, status: 'awaiting_reflection' as const },
    { on: 'student', since: day(1), why: 'reflection' },
  ],
  [
    'decided work waits for nobody',
    { ...open, status: 'decided' as const },
    { on: 'nobody', since: day(1), why: 'nothing' },
  ],
  [
    'shown evidence whose notice is under way waits for the student, without an end',
    { ...disclosed, respondBy: null },
    { on: 'student', since: day(3), why: 'notice_under_way' },
  ],
  [
    'a notice that failed waits for a tutor, since then',
    { ...disclosed, respondBy: null, noticeFailedAt: day(4) },
    { on: 'tutor', since: day(4), why: 'notice_failed' },
  ],
  [
    'a notice that arrived after it had failed waits for the student',
    { ...disclosed, noticeFailedAt: day(4) },
    { on: 'student', since: day(3), until: day(13), why: 'to_respond' },
  ],
  [
    'a request for more time waits for a tutor, while the time of the student goes on',
    { ...disclosed, timeAskedAt: day(5) },
    { on: 'tutor', since: day(5), until: day(13), why: 'time_asked' },
  ],
  [
    'a response waits for a tutor as such, whether or not more time was asked for',
    { ...disclosed, timeAskedAt: day(5), respondedAt: day(5) },
    { on: 'tutor', since: day(5), why: 'to_answer' },
  ],
])('%s', (_, conversation, turn) => {
  expect(turnOf(conversation, day(6))).toEqual(turn)
})

test('when the time to respond is over it is the tutor’s turn, since then', () => {
  expect(turnOf(disclosed, day(20))).toEqual({ on: 'tutor', since: day(13), why: 'silence' })
})

test('a request for more time still waits when the time is over, so that no silence follows from it', () => {
  expect(turnOf({ ...disclosed, timeAskedAt: day(12) }, day(20))).toMatchObject({ on: 'tutor', why: 'time_asked' })
})
