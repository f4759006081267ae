import { expect, test } from 'vitest'
import { purposes } from '../../../src/domain/intake/reflection.ts'
import {
  type AiLevel,
  aiLevels,
  assessmentWarnings,
  checkAssessment,
  defaultPurposes,
} from '../../../src/domain/policy/assessment.ts'

const levels = Object.keys(aiLevels).map(Number) as AiLevel[]
const essay = { title: 'Essay', brief: '', aiLevel: 2 as AiLevel, guidance: 'AI may help you to understand sources.' }
const fieldsOf = (run: () => void) => {
  try {
    run()
  } catch (error) {
    return (error as { fields: { field: string }[] }).fields.map(({ field }) => field)
  }
  return []
}

test('each level allows what the level below it allows, and more', () => {
  for (const level of levels.slice(1)) {
    const [here, below] = [defaultPurposes(level), defaultPurposes((level - 1) as AiLevel)]
    expect(here).toEqual(expect.arrayContaining(below))
    expect(new Set(here).size).toBe(here.length)
  }
  expect(defaultPurposes(5)).toEqual([...purposes])
})

test.each(levels)('grammar and assistive technology stay allowed at level %d', (level) => {
  expect(defaultPurposes(level)).toEqual(expect.arrayContaining(['grammar', 'accessibility']))
})

test('what the policy names as legitimate is allowed from level 2 on', () => {
  expect(defaultPurposes(2)).toEqual(
    expect.arrayContaining(['understand_sources', 'extract_findings', 'unblock_ideas', 'grammar']),
  )
})

test('an assessment without guidance cannot be published', () => {
  expect(fieldsOf(() => checkAssessment({ ...essay, guidance: ' \n' }))).toEqual(['guidance'])
  expect(fieldsOf(() => checkAssessment(essay))).toEqual([])
})

test.each([4, 5] as const)('level %d departs from clause 4.3(3) and needs a reason and an approver', (aiLevel) => {
  const open = { ...essay, aiLevel }

  expect(fieldsOf(() => checkAssessment(open))).toEqual(['levelReason'])
  expect(fieldsOf(() => checkAssessment({ ...open, levelReason: 'The module is about AI.' }))).toEqual([
    'levelApprover',
  ])
  expect(
    fieldsOf(() => checkAssessment({ ...open, levelReason: 'The module is about AI.', levelApprover: 'Head' })),
  ).toEqual([])
})

test('work is due after it opens', () => {
  const opensAt = new Date('2025-06-01T00:00:00Z')

  expect(fieldsOf(() => checkAssessment({ ...essay, opensAt, dueAt: opensAt }))).toEqual(['dueAt'])
})

test('a ban without supervision and a late publication are questioned, never refused', () => {
  const published = new Date('2025-06-01T00:00:00Z')
  const soon = new Date('2025-06-05T00:00:00Z')

  expect(assessmentWarnings({ ...essay, aiLevel: 1, opensAt: soon }, published)).toHaveLength(2)
  expect(assessmentWarnings({ ...essay, aiLevel: 1, supervised: true }, published)).toEqual([])
  expect(fieldsOf(() => checkAssessment({ ...essay, aiLevel: 1 }))).toEqual([])
})
