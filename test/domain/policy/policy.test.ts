import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePolicy, reviewOverdue } from '../../../src/domain/policy/policy.ts'

const demo = await readFile(new URL('../../../demo/policy.txt', import.meta.url), 'utf8')
const policy = parsePolicy(demo)

test('the provider’s own document becomes its numbered clauses, each once', () => {
  const ids = policy.clauses.map(({ id }) => id)

  expect(ids).toEqual([
    '1.0',
    '1.1',
    '2.0',
    '2.1',
    '2.2',
    '3.0',
    '3.1',
    '3.2',
    '4.0',
    '4.1',
    '4.2',
    '4.3',
    '4.3(1)',
    '4.3(2)',
    '4.3(3)',
    '4.3(4)',
    '4.4',
    '5.0',
    '6.0',
    '6.1',
    '6.2',
    '6.3',
  ])
})

test('its title, version and dates are read from the document itself', () => {
  expect(policy).toMatchObject({
    title: 'Social Media and Artificial Intelligence Policy',
    version: '2.0',
    issuedOn: '2025-04',
    nextReviewOn: '2026-04',
  })
})

test('clauses are quoted, never paraphrased', () => {
  const quoted = policy.clauses.map(({ text }) => text)

  for (const text of quoted) expect(demo.replace(/\r\n?/g, '\n')).toContain(text)
  expect(policy.clauses.find(({ id }) => id === '4.2')!.text).toContain(
    "should not be referenced as an 'author' in any work",
  )
  expect(policy.clauses.find(({ id }) => id === '4.3(2)')!.text).not.toContain('You must not submit work')
})

test('a heading that a scanner read as “Al” says AI, and its text is left alone', () => {
  expect(policy.clauses.find(({ id }) => id === '4.2')!.heading).toBe('Academic Integrity and AI')
  expect(policy.clauses.find(({ id }) => id === '4.2')!.text).toContain('Al-generated content')
})

test('the same document with Windows line ends gives the same clauses', () => {
  expect(parsePolicy(demo.replace(/\n/g, '\r\n')).clauses).toEqual(policy.clauses)
})

test.each([
  ['2026-04', '2026-04-30', false],
  ['2026-04', '2026-05-01', true],
  ['2026-12', '2026-12-31', false],
  ['2026-12', '2027-01-01', true],
  ['2026-04-10', '2026-04-10', false],
  ['2026-04-10', '2026-04-11', true],
  [null, '2099-01-01', false],
])('a review promised for %s is overdue at %s: %s', (promised, today, overdue) => {
  expect(reviewOverdue(promised, today)).toBe(overdue)
})

test('any text is read to the end without harm, and its clauses have unique numbers', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('1.0 Purpose', '4.2\tAI', '- 1) one', '2) two', 'Version: V3.1/May 2026', ''),
  )

  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const ids = parsePolicy(lines.join('\n')).clauses.map(({ id }) => id)

      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})
