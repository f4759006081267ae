import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../src/domain/intake/reflection-answers.ts'
import { checkedReflection } from '../../../src/domain/intake/reflection-check.ts'
import { limits } from '../../../src/domain/limits.ts'
import { reflection } from '../../samples.ts'

const nothingElse = { today: '2026-01-31', templates: [], earlierAnswers: [] }
const problemsOf = (sent: unknown) => {
  const checked = checkedReflection(sent, nothingElse)
  return 'problems' in checked ? checked.problems : []
}

test('a reflection that can be accepted gives its fingerprints, which know it again', () => {
  const sent = reflection()

  const checked = checkedReflection(sent, nothingElse)
  const fingerprints = 'fingerprints' in checked ? checked.fingerprints : []
  const again = checkedReflection(sent, { ...nothingElse, earlierAnswers: fingerprints })

  expect(fingerprints.length).toBeGreaterThan(2)
  expect(fingerprints.every((one) => /^[0-9a-f]{16}$/.test(one))).toBe(true)
  expect('problems' in again && again.problems.map(({ field }) => field)).toContain('reflection.priorLearning')
})

describe('what asks for more work than a reflection may', () => {
  const { uses } = reflection()

  test.each([
    ['answers of more than 64 KB', reflection({ uses: Array(4).fill({ ...uses[0], how: 'word '.repeat(3_500) }) })],
    ['a text of more than 64 KB', 'a'.repeat(limits.reflectionBytes + 1)],
  ])('%s are too long, in words', (_, sent) => {
    expect(problemsOf(sent)).toEqual([
      {
        field: 'reflection',
        problem: expect.stringMatching(/too long: all answers together take \d+ KB\.$/),
        expected: expect.stringMatching(/^At most 64 KB/),
      },
    ])
  })

  test.each([
    ['2,000 empty uses', { uses: Array(2_000).fill({}) }],
    ['2,000 uses of numbers', { uses: Array(2_000).fill({ how: 7, why: [] }) }],
    ['3,000 tools of no kind', { aiUsed: false, otherTools: Array(3_000).fill(7) }],
  ])('of %s so many are named as an answer names', (_, sent) => {
    const problems = problemsOf(reflection(sent))

    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThanOrEqual(limits.problems)
  })
})

test.each([
  ['blanks', 'word '.repeat(12_000), 12_000],
  ['no blanks', '\u6f22\u5b57'.repeat(9_000), null],
  ['apostrophes', "don't ".repeat(3), 3],
])('a long text with %s is taken apart word by word', (_, text, count) => {
  const words = wordsOf(text)

  expect(words.join('').length).toBeGreaterThan(text.replaceAll(' ', '').length * 0.99)
  if (count) expect(words).toHaveLength(count)
})
