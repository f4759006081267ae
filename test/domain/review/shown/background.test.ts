import { expect, test } from 'vitest'
import type { Finding } from '../../../../src/domain/review/decision.ts'
import { backgroundSeen } from '../../../../src/domain/review/shown/background.ts'

const lead = { role: 'lead' as const, reviews: true, isSecondPerson: false, names: true }
const tutor = { ...lead, role: 'tutor' as const }
const found = (finding: Finding) => ({
  points: [
    { code: 'collusion' as const, particulars: '', policyPoint: null, finding, reasons: '', evidence: [], answers: [] },
  ],
})
const decided = { status: 'decided' as const, isDisclosed: true, newest: found('established') }

test('earlier cases are sealed until a finding stands, and then open to a lead and the second person', () => {
  const sees = (who: typeof lead | typeof tutor, one: Parameters<typeof backgroundSeen>[1] = decided) =>
    backgroundSeen(who, one).earlierCases

  expect([sees(lead), sees({ ...tutor, isSecondPerson: true }), sees(tutor)]).toEqual([true, true, false])
  expect(sees(lead, { ...decided, status: 'under_review' })).toBe(false)
  expect(sees(lead, { ...decided, newest: found('not_established') })).toBe(false)
  expect(sees(lead, { ...decided, newest: found('poor_practice') })).toBe(true)
  expect(sees(lead, { ...decided, newest: undefined })).toBe(false)
  expect(sees({ ...lead, names: false })).toBe(false)
  expect(sees({ ...lead, reviews: false })).toBe(false)
})

test('a standing adjustment is for those who decide, from the disclosure on', () => {
  const sees = (who: typeof lead | typeof tutor, isDisclosed: boolean) =>
    backgroundSeen(who, { ...decided, status: 'under_review', isDisclosed }).adjustment

  expect([sees(tutor, true), sees(lead, true)]).toEqual([true, true])
  expect([sees(tutor, false), sees({ ...tutor, reviews: false }, true)]).toEqual([false, false])
})
