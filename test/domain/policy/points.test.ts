import { expect, test } from 'vitest'
import { policyPoints, sourceOf } from '../../../src/domain/policy/points.ts'

test('a sentence names the clause that the version at hand has for the point', () => {
  expect(sourceOf('cite_use', { cite_use: '4.3(2)', own_work: '4.3(3)' })).toBe('clause 4.3(2) of the policy')
  expect(sourceOf('cite_use', { cite_use: '9' })).toBe('clause 9 of the policy')
})

test('a sentence has no number and claims nothing of the policy where the version has no clause for the point', () => {
  expect(sourceOf('cite_use', { own_work: '4.3(3)' })).toBe('good academic practice')
})

test('each point is said in one sentence of its own', () => {
  const sentences = Object.values(policyPoints)

  expect(sentences.filter((sentence) => !/^[A-Z][^.]*\.$/.test(sentence))).toEqual([])
  expect(new Set(sentences).size).toBe(sentences.length)
})
