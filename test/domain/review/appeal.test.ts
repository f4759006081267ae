import { describe, expect, test } from 'vitest'
import { isFairWording } from '../../../src/domain/records/wording.ts'
import {
  appealGrounds,
  checkGrounds,
  checkNoEarlierPart,
  checkStillOpen,
  type ReopeningKind,
} from '../../../src/domain/review/appeal.ts'
import { checkReferralOutcome } from '../../../src/domain/review/referral.ts'

const now = new Date('2027-05-12T12:00:00Z')
const later = new Date('2027-05-13T22:59:59Z')
const before = new Date('2027-05-11T22:59:59Z')

describe('the grounds of an appeal', () => {
  test('are named, at least one', () => {
    expect(() => checkGrounds({ kind: 'appeal', reason: 'x', grounds: [] })).toThrow(/names its grounds/)
    for (const ground of appealGrounds) checkGrounds({ kind: 'appeal', reason: 'x', grounds: [ground] })
  })

  test('are of an appeal alone', () => {
    expect(() => checkGrounds({ kind: 'error', reason: 'x', grounds: ['bias'] })).toThrow(/Only an appeal/)
  })
})

describe('the time to appeal', () => {
  const open =
    (role: 'student' | 'tutor' | 'lead', kind: ReopeningKind, appealBy: Date | null, answersAppeal = false) =>
    () =>
      checkStillOpen(role, kind, { now, appealBy, answersAppeal })

  test('holds for a student until it is over, and has not ended where it has not begun', () => {
    expect(open('student', 'appeal', later)).not.toThrow()
    expect(open('student', 'appeal', null)).not.toThrow()
    expect(open('student', 'appeal', before)).toThrow(/ended on 2027-05-11/)
    expect(open('student', 'new_evidence', before)).toThrow(/ended on/)
  })

  test('holds for a tutor who enters an appeal; a lead can take a late one', () => {
    expect(open('tutor', 'appeal', before)).toThrow(/ended on/)
    expect(open('tutor', 'error', before)).not.toThrow()
    expect(open('lead', 'appeal', before)).not.toThrow()
  })

  test('ends with the decision of an appeal', () => {
    expect(open('student', 'appeal', later, true)).toThrow(/ends the procedure here/)
  })
})

test('a person with an earlier part is told which', () => {
  expect(() => checkNoEarlierPart([{ what: 'raised a concern', at: now }])).toThrow(
    /you raised a concern on 2027-05-12/,
  )
  expect(() => checkNoEarlierPart([])).not.toThrow()
})

describe('what comes back from a referral', () => {
  const good = { outcome: 'penalty', code: 'P2', date: '2027-05-12', reference: 'C-7' } as const

  test('has the code of a penalty, a day that is not to come, and a reference', () => {
    expect(() => checkReferralOutcome(good, '2027-05-12')).not.toThrow()
  })

  test.each([
    ['code', { ...good, code: null }],
    ['code', { ...good, outcome: 'warning' as const }],
    ['date', { ...good, date: '2027-05-13' }],
    ['date', { ...good, date: '2027-02-30' }],
    ['reference', { ...good, reference: ' ' }],
  ])('names the field %s', (field, outcome) => {
    expect(() => checkReferralOutcome(outcome, '2027-05-12')).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ field })] }),
    )
  })
})

test.each(['You are suspicious.', 'Your AI-scored essay.', 'It is 83 % AI.', 'A fabricated reference.'])(
  'the sentence “%s” cannot stand in a letter',
  (sentence) => expect(isFairWording(sentence)).toBe(false),
)
