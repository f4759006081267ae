import { expect, test } from 'vitest'
import { declaredUse } from '../../src/detectors/declared-use.ts'
import type { Input, Opinion } from '../../src/domain/detector.ts'
import { plainDocument } from '../../src/domain/document.ts'
import type { AiUse, Purpose } from '../../src/domain/reflection.ts'
import { testDetector } from '../detector-tester.ts'

const use = (purpose: Purpose): AiUse => ({
  tool: 'ChatGPT',
  firstUsed: '2025-03-12',
  purpose,
  how: 'Asked it to draft a paragraph about my visit.',
  why: 'I did not know how to begin.',
  outputUsed: 'adapted',
  verification: 'Compared it with my notes.',
  personalData: 'none',
})

const reflectionOn = (purpose: Purpose) => ({
  aiUsed: true as const,
  uses: [use(purpose)],
  criticalReflection: 'It was fluent and vague.',
  priorLearning: 'The visit in the first term.',
  responsibilityAccepted: true as const,
})

testDetector(declaredUse, { quiet: ['A text on its own, without a reflection.'], flags: [] })

test('a use beyond the level without an earlier permission is noted, and never more than noted', () => {
  const flags = flagsFor('draft_text', [])

  expect(flags).toMatchObject([{ rule: 'permission-not-recorded', severity: 'info', evidence: [{ in: 'reflection' }] }])
})

test('a use that the assessment lists raises nothing', () => {
  expect(flagsFor('grammar', [])).toEqual([])
})

test.each([
  ['granted before the first use', '2025-03-10T09:00:00.000Z', null, 0],
  ['granted on the day of the first use', '2025-03-12T23:00:00.000Z', null, 0],
  ['granted after the first use', '2025-03-13T00:00:00.000Z', null, 1],
  ['that had run out', '2025-03-01T00:00:00.000Z', '2025-03-11T00:00:00.000Z', 1],
])('a permission %s counts as it should', (_case, grantedAt, expiresAt, notes) => {
  const permission = { tools: ['chatgpt'], purposes: ['draft_text'], grantedAt, expiresAt }

  expect(flagsFor('draft_text', [permission])).toHaveLength(notes)
})

test('a permission for another tool or purpose does not count', () => {
  const forAnotherTool = { tools: ['Gemini'], purposes: [], grantedAt: '2025-03-01T00:00:00.000Z', expiresAt: null }
  const forAnotherPurpose = { ...forAnotherTool, tools: [], purposes: ['code'] }

  expect(flagsFor('draft_text', [forAnotherTool, forAnotherPurpose])).toHaveLength(1)
})

function flagsFor(purpose: Purpose, permissions: NonNullable<Input['allowance']>['permissions']) {
  const opinion = declaredUse.detect({
    document: plainDocument('A visit to the nursery.'),
    reflection: reflectionOn(purpose),
    brief: '',
    pseudonym: 'stu_1',
    allowance: { aiLevel: 2, purposes: ['grammar'], permissions },
  }) as Exclude<Opinion, { skipped: string }>
  return opinion.flags
}
