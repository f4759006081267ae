import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { coverage } from '../../../src/domain/policy/coverage.ts'
import { parsePolicy } from '../../../src/domain/policy/policy.ts'

const root = resolve(import.meta.dirname, '../..')
const tests = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => /\.tsx?$/.test(entry.name) && !entry.name.startsWith('coverage.'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')

test('every point of the policy is shown by a test that exists, or left out for a reason', () => {
  const unproved = coverage.filter(
    ({ shownBy, outOfScope }) => !outOfScope?.trim() && !(shownBy && tests.includes(`'${shownBy}'`)),
  )

  expect(unproved.map(({ clause, shownBy }) => `${clause}: ${shownBy}`)).toEqual([])
})

test('no clause of the policy document is passed over', () => {
  const { clauses } = parsePolicy(readFileSync(join(root, '../demo/policy.txt'), 'utf8'))
  const covered = new Set(coverage.map(({ clause }) => clause))

  const passedOver = clauses.map(({ id }) => id).filter((id) => !covered.has(id))

  // A clause with numbered points is covered by its points; 6.1 is the table of versions itself.
  expect(passedOver.filter((id) => !['4.3', '6.1'].includes(id))).toEqual([])
})
