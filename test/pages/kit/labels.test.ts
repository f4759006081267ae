import { expect, test } from 'vitest'
import { purposes } from '../../../src/domain/intake/reflection.ts'
import { aiLevels } from '../../../src/domain/policy/assessment.ts'
import { concernCodes } from '../../../src/domain/review/concern.ts'
import { outcomes } from '../../../src/domain/review/decision.ts'
import { submissionStatuses } from '../../../src/domain/submission/status.ts'
import { announcedTypes } from '../../../src/flow/webhooks/announce.ts'
import { createWords } from '../../../src/language/words.ts'
import { eventLabel } from '../../../src/pages/kit/event-labels.ts'
import {
  concernLabels,
  outcomeLabels,
  outcomeMeaning,
  purposeLabels,
  statusLabels,
  statusMeaning,
} from '../../../src/pages/kit/labels.ts'

test.each([
  ['status', submissionStatuses, statusLabels],
  ['status, to its student', submissionStatuses, statusMeaning],
  ['outcome', outcomes, outcomeLabels],
  ['outcome, in a sentence', outcomes, outcomeMeaning],
  ['purpose', purposes, purposeLabels],
  ['concern', concernCodes, concernLabels],
] as const)('every %s has a label, and no two have the same', (_, codes, labels) => {
  const known: Record<string, string> = labels

  expect(Object.keys(known).sort()).toEqual([...codes].sort())
  expect(new Set(Object.values(known)).size).toBe(codes.length)
})

test('the pages and the API call the levels of AI use by the same names', () => {
  const { say } = createWords()['en-GB']

  expect(([1, 2, 3, 4, 5] as const).map((level) => say(`labels.aiLevel.${level}`))).toEqual(Object.values(aiLevels))
})

test('every event that is announced has a label, and an unknown one is shown by its code', () => {
  expect(announcedTypes.filter((type) => eventLabel(type) === type)).toEqual([])
  expect(eventLabel('something.new')).toBe('something.new')
})
