import { expect, test } from 'vitest'
import { clausesOf } from '../../../src/domain/policy/clauses.ts'
import { harbour, northgate, riverside } from '../../policies.ts'

const idsOf = (text: string) => clausesOf(text).map(({ id }) => id)

test('a policy with whole numbers becomes its clauses, and its table of contents does not', () => {
  expect(idsOf(northgate)).toEqual([
    ...['1', '2', '2(a)', '2(b)'],
    ...['3', '3(a)', '3(b)', '3(c)', '3(d)', '3(e)', '3(f)', '3(g)', '4', '5', '6'],
  ])
  expect(clausesOf(northgate).find(({ id }) => id === '3(d)')).toEqual({
    id: '3(d)',
    heading: 'What we ask of you',
    text: 'No chatbot may be listed as an author.',
  })
})

test('chapters that only hold sections are left to their sections', () => {
  expect(idsOf(riverside)).toEqual(['1', '2.1', '2.2', '2.2(1)', '2.2(2)', '2.3', '3.1', '3.2', '3.3'])
})

test('lettered parts and deeper numbers keep the form in which the policy writes them', () => {
  expect(idsOf(harbour)).toEqual(['A.1', 'A.2', 'B.1', 'B.2.1', 'B.2.2', 'B.2.3', 'C.1', 'C.2', 'C.3'])
})

test('a date, a sentence and a number out of order open no clause', () => {
  expect(idsOf('1. Purpose\n\nIssued on\n2 April 2025\n2. Read this first.\n7 Days to answer\n')).toEqual(['1', '1(2)'])
})
