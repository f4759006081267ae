import { expect, test } from 'vitest'
import { formOf } from '../../../../src/pages/kit/form/form.ts'
import { decisionIn, evidenceIn } from '../../../../src/pages/review/decision/decide-form.ts'

const id = '01a22b3b-838a-7039-a1be-57e68e780b93'

test('evidence is the flags by id and each observation once; what is no id is left out', () => {
  const form = formOf([
    ['flag', id],
    ['flag', 'not-an-id'],
    ['known', 'Page two.\r\nLine two.'],
    ['known', 'Page two.\nLine two.'],
    ['observation', '  The tone changes. '],
  ])

  expect(evidenceIn(form)).toEqual([
    { flagId: id },
    { observation: 'Page two.\nLine two.' },
    { observation: 'The tone changes.' },
  ])
})

test('an observation is cut at 5,000 characters and holds no NUL', () => {
  const [item] = evidenceIn(formOf([['observation', `a\u0000${'b'.repeat(6_000)}`]]))

  expect(item).toEqual({ observation: `a${'b'.repeat(4_999)}` })
})

test('an outcome that is not chosen yet is read as the most demanding one', () => {
  expect(decisionIn(formOf([]))).toMatchObject({ outcome: 'referred', chosen: false, evidence: [], answers: [] })
  expect(decisionIn(formOf([['outcome', 'no_concern']]))).toMatchObject({ outcome: 'no_concern', chosen: true })
})

test.each([
  ['68', 68],
  ['7,5', 7.5],
  [' 0 ', 0],
  ['', undefined],
  ['good', undefined],
  ['-1', undefined],
])('the mark “%s” is read as %s', (written, score) => {
  expect(decisionIn(formOf([['score', written]])).score).toBe(score)
})

test('an answer names a response by its id and is not empty', () => {
  const form = formOf([
    [`answer:${id}`, ' Thank you. '],
    ['answer:other', 'Not an id.'],
    [`answer:${id.replace('01', '02')}`, '  '],
  ])

  expect(decisionIn(form).answers).toEqual([{ responseId: id, text: 'Thank you.' }])
})
