import { expect, test } from 'vitest'
import { declaredUse } from '../../src/detectors/declared-use.ts'
import type { AiUse, Purpose, Reflection } from '../../src/domain/intake/reflection.ts'
import type { Input, Opinion } from '../../src/domain/screening/detector.ts'
import { plainDocument } from '../../src/domain/screening/document.ts'
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
  ['that had run out', '2025-03-01T00:00:00.000Z', '2025-03-11T23:00:00.000Z', 1],
  ['that ran out on the day of the first use', '2025-03-01T00:00:00.000Z', '2025-03-12T00:00:00.000Z', 0],
])('a permission %s counts as it should', (_case, grantedAt, expiresAt, notes) => {
  const permission = { tools: ['CHATGPT'], purposes: ['draft_text'], grantedAt, expiresAt }

  expect(flagsFor('draft_text', [permission])).toHaveLength(notes)
})

test.each<[string[], string[], number]>([
  [[], [], 0],
  [['Gemini'], [], 1],
  [['Gemini', 'ChatGPT'], [], 0],
  [[], ['code'], 1],
  [[], ['code', 'draft_text'], 0],
  [['Gemini'], ['draft_text'], 1],
])('a permission for the tools %j and purposes %j leaves %d to note', (tools, purposes, notes) => {
  const permission = { tools, purposes, grantedAt: '2025-03-01T00:00:00.000Z', expiresAt: null }

  expect(flagsFor('draft_text', [permission])).toHaveLength(notes)
})

test('the note names the tool, the purpose and the day, and says what a student can do', () => {
  expect(flagsFor('draft_text', [])).toEqual([
    {
      rule: 'permission-not-recorded',
      severity: 'info',
      message:
        'The reflection declares using ChatGPT for “draft text”. The assessment does not list this purpose, and no earlier permission is recorded.',
      suggestion: 'If this was agreed with a tutor, tell us when and with whom, so that it can be recorded.',
      evidence: [{ in: 'reflection', quote: 'ChatGPT: draft text, first used 2025-03-12' }],
    },
  ])
})

test.each([
  ['a reflection without AI', { ...reflectionOn('draft_text'), aiUsed: false as const }, []],
  ['a text that is judged on its own', reflectionOn('draft_text'), null],
])('%s has nothing to compare', (_case, reflection, permissions) => {
  expect(flagsFor('draft_text', permissions, reflection as Reflection)).toEqual([])
})

function flagsFor(
  purpose: Purpose,
  permissions: NonNullable<Input['allowance']>['permissions'] | null,
  reflection: Reflection = reflectionOn(purpose),
) {
  const opinion = declaredUse.detect({
    document: plainDocument('A visit to the nursery.'),
    reflection,
    brief: '',
    clauses: {},
    pseudonym: 'stu_1',
    ...(permissions ? { allowance: { aiLevel: 2, purposes: ['grammar'], permissions } } : {}),
  }) as Exclude<Opinion, { skipped: string }>
  return opinion.flags
}
