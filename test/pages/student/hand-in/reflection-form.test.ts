import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formOf } from '../../../../src/pages/kit/form/form.ts'
import {
  answersIn,
  countUses,
  reflectionOf,
  withoutUse,
  withUse,
} from '../../../../src/pages/student/hand-in/reflection-form.ts'

const uses = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 })
const answersOf = (tools: string[]) =>
  answersIn(
    formOf([['aiUsed', 'yes'], ...tools.map((tool, number): [string, string] => [`uses[${number}].tool`, tool])]),
  )

test('uses keep their order whichever of them is removed', () => {
  fc.assert(
    fc.property(uses, fc.nat(7), (tools, number) => {
      const left = tools.filter((_, index) => index !== number)

      const { uses: kept } = reflectionOf(withoutUse(answersOf(tools), number)) as { uses: { tool?: string }[] }

      expect(kept.flatMap(({ tool }) => tool ?? [])).toEqual(left)
    }),
  )
})

test('another use comes after those that are there', () => {
  fc.assert(
    fc.property(uses, (tools) => {
      expect(countUses(withUse(answersOf(tools)))).toBe(tools.length + 1)
    }),
  )
})

test('only the half of the form that fits the answer is sent', () => {
  const both = formOf([
    ['aiUsed', 'no'],
    ['uses[0].tool', 'ChatGPT'],
    ['otherTools', 'spelling'],
    ['otherTools', 'grammar'],
    ['whyNot', 'No need.'],
    ['priorLearning', 'The seminar.'],
    ['responsibilityAccepted', 'yes'],
    ['somethingElse', 'ignored'],
  ])

  expect(reflectionOf(answersIn(both))).toEqual({
    aiUsed: false,
    otherTools: ['spelling', 'grammar'],
    whyNot: 'No need.',
    priorLearning: 'The seminar.',
    responsibilityAccepted: true,
  })
})
