import { expect, test } from 'vitest'
import type { DomainError } from '../../../src/domain/error.ts'
import { purposes } from '../../../src/domain/intake/reflection.ts'
import {
  type AiLevel,
  aiLevels,
  assessmentWarnings,
  checkAssessment,
  defaultPurposes,
} from '../../../src/domain/policy/assessment.ts'
import type { ClauseNumbers } from '../../../src/domain/policy/points.ts'

const levels = Object.keys(aiLevels).map(Number) as AiLevel[]
const essay = { title: 'Essay', brief: '', aiLevel: 2 as AiLevel, guidance: 'AI may help you to understand sources.' }
const demo = { own_work: '4.3(3)', no_outright_ban: '4.4', clear_guidelines: '4.2' }
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
  expect(fieldsOf(() => checkAssessment({ ...essay, guidance: ' \n' }, demo))).toEqual(['guidance'])
  expect(fieldsOf(() => checkAssessment(essay, demo))).toEqual([])
})

test.each([4, 5] as const)('level %d departs from clause 4.3(3) and needs a reason and an approver', (aiLevel) => {
  const open = { ...essay, aiLevel }

  expect(fieldsOf(() => checkAssessment(open, demo))).toEqual(['levelReason'])
  expect(fieldsOf(() => checkAssessment({ ...open, levelReason: 'The module is about AI.' }, demo))).toEqual([
    'levelApprover',
  ])
  expect(
    fieldsOf(() => checkAssessment({ ...open, levelReason: 'The module is about AI.', levelApprover: 'Head' }, demo)),
  ).toEqual([])
})

test('work is due after it opens', () => {
  const opensAt = new Date('2025-06-01T00:00:00Z')

  expect(fieldsOf(() => checkAssessment({ ...essay, opensAt, dueAt: opensAt }, demo))).toEqual(['dueAt'])
})

test('a ban without supervision and a late publication are questioned, never refused', () => {
  const published = new Date('2025-06-01T00:00:00Z')
  const soon = new Date('2025-06-05T00:00:00Z')

  expect(assessmentWarnings({ ...essay, aiLevel: 1, opensAt: soon }, published, demo)).toHaveLength(2)
  expect(assessmentWarnings({ ...essay, aiLevel: 1, supervised: true }, published, demo)).toEqual([])
  expect(fieldsOf(() => checkAssessment({ ...essay, aiLevel: 1 }, demo))).toEqual([])
})

test('problems and warnings name the clauses of the policy in force', () => {
  const published = new Date('2025-06-01T00:00:00Z')
  const late = { ...essay, aiLevel: 1 as const, opensAt: new Date('2025-06-05T00:00:00Z') }
  const problem = (clauses: ClauseNumbers) => {
    try {
      checkAssessment({ ...essay, aiLevel: 4 }, clauses)
    } catch (error) {
      return (error as DomainError).fields[0]!.problem
    }
    return null
  }

  expect(problem({ own_work: '3(e)' })).toBe('Levels 4 and 5 depart from clause 3(e) of the policy.')
  expect(problem({})).toBe('Levels 4 and 5 let AI make what is handed in.')
  expect(assessmentWarnings(late, published, { no_outright_ban: '2(b)', clear_guidelines: '2' })).toEqual([
    'Level 1 without supervision is hard to keep; the authors of the scale advise against it. Clause 2(b) of the policy says that a ban is unlikely to work.',
    'The expectations are published less than seven days before the assessment opens (clause 2 of the policy).',
  ])
  expect(assessmentWarnings(late, published, {}).join(' ')).not.toMatch(/clause|policy/i)
})
