import { expect, test } from 'vitest'
import { formOf } from '../../../../src/pages/kit/form/form.ts'
import { countPoints, pointsIn, withChangedPoints } from '../../../../src/pages/review/decision/point-form.ts'

const id = '01a22b3b-838a-7039-a1be-57e68e780b93'
const whole = { reasons: 'The list is odd.', evidence: [{ observation: 'Page two.' }] }
const two: [string, string][] = [
  ['outcome', 'breach_recorded'],
  ['code', 'collusion'],
  ['finding', 'established'],
  ['code-2', 'plagiarism'],
  ['finding-2', 'not_established'],
  ['particulars-2', 'The third page.'],
  ['pointWhy-2', 'The source is named.'],
  ['policyPoint-2', 'cite_use'],
  ['pointFlag-2', id],
]

test('a form has as many points as are written in it, each with its own words and evidence or those of the decision', () => {
  const points = pointsIn(formOf(two), whole)

  expect(points).toMatchObject([
    { code: 'collusion', finding: 'established', reasons: whole.reasons, evidence: whole.evidence, policyPoint: null },
    {
      code: 'plagiarism',
      finding: 'not_established',
      particulars: 'The third page.',
      reasons: 'The source is named.',
      policyPoint: 'cite_use',
      evidence: [{ flagId: id, confirmed: true }],
    },
  ])
})

test('a button adds an empty point, and what was written stays', () => {
  const form = withChangedPoints(formOf([...two, ['do', 'add-point']]))!

  expect(countPoints(form)).toBe(3)
  expect(pointsIn(form, whole)).toEqual(pointsIn(formOf(two), whole))
})

test('a button takes a point away, and those after it move up', () => {
  const form = withChangedPoints(formOf([...two, ['pointCount', '2'], ['do', 'remove-point-1']]))!

  expect(countPoints(form)).toBe(1)
  expect(pointsIn(form, whole)).toMatchObject([{ code: 'plagiarism', particulars: 'The third page.' }])
  expect(form.get('outcome')).toBe('breach_recorded')
})

test('any other button leaves the points as they are', () => {
  expect(withChangedPoints(formOf([...two, ['do', 'decide']]))).toBeNull()
  expect(withChangedPoints(formOf([...two, ['do', 'remove-point-x']]))).toBeNull()
})
