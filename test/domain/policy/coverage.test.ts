import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { coverageOf } from '../../../src/domain/policy/coverage.ts'
import type { PolicyPoint } from '../../../src/domain/policy/points.ts'
import { parsePolicy } from '../../../src/domain/policy/policy.ts'
import { proposePoints } from '../../../src/domain/policy/propose-points.ts'
import { riverside } from '../../policies.ts'

/** The titles of the tests that show what the product does about a point; none where it is out of scope. */
const shownBy: Record<PolicyPoint, string[]> = {
  ethical_use: ['an assessment without guidance cannot be published'],
  legitimate_use: ['what the policy names as legitimate is allowed from level 2 on'],
  declare_use: ['work that arrived without a reflection is not read before there is one'],
  cite_use: ['every flag says what was found, in words that can be read aloud'],
  ask_before_use: [
    'a use beyond the level without an earlier permission is noted, and never more than noted',
    'a permission that a tutor granted before the use keeps the note away',
  ],
  ai_is_no_author: ['every flag is advisory, located and fit to be read aloud'],
  own_work: ['level %d departs from clause 4.3(3) and needs a reason and an approver'],
  verify_output: ['responsibility is accepted in so many words'],
  academic_integrity: ['a receipt vouches for exactly what it was given for'],
  own_responsibility: ['responsibility is accepted in so many words'],
  learning_outcomes: ['each level allows what the level below it allows, and more'],
  clear_guidelines: [
    'an assessment without guidance cannot be published',
    'a ban without supervision and a late publication are questioned, never refused',
  ],
  reflect_on_learning: ['from another assessment is asked about, except why no AI was used'],
  no_outright_ban: ['a ban without supervision and a late publication are questioned, never refused'],
  transparency: ['its card says what it cannot see, in whole sentences'],
  checks_are_advisory: ['no sequence of up to eight events reaches an adverse outcome or mark that is not fair'],
  checks_are_announced: ['a student sees every check that ran on their work, and why one did not'],
  accountable_tools: [
    'its card says where work goes, what it cannot see, and from which hosts nothing else is reached',
  ],
  authorised_staff: ['an admin reads no student work and decides nothing'],
  confidentiality: ['a student sees their flags when they are disclosed, and concerns never before'],
  private_communication: [],
  protected_reports: [],
  breach_procedure: ['the record of a case leaves as one file that anybody can check offline'],
  version_control: ['a receipt vouches for exactly what it was given for'],
  review_date: ['a review month counts as passed when it is over'],
  authorisation: ['a policy version that nobody authorised does not come into force'],
}

const root = resolve(import.meta.dirname, '../..')
const tests = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => /\.tsx?$/.test(entry.name) && !entry.name.startsWith('coverage.'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')

test('what the product does about each point is shown by tests that exist, or left out for a reason', () => {
  const unproved = coverageOf({}, []).items.filter(
    ({ point, outOfScope }) =>
      !outOfScope && !(shownBy[point].length && shownBy[point].every((title) => tests.includes(`'${title}'`))),
  )

  expect(unproved.map(({ point }) => `${point}: ${shownBy[point].join(', ')}`)).toEqual([])
})

test('each point has the clause of the version at hand, or none', () => {
  const { items } = coverageOf({ cite_use: '2.2(1)' }, [])

  expect(items.find(({ point }) => point === 'cite_use')).toMatchObject({
    clause: '2.2(1)',
    says: 'AI tools and content made with AI are cited.',
  })
  expect(items.filter(({ clause }) => clause)).toHaveLength(1)
})

test('the clauses that no point covers are named; a clause is covered by its items, and they by it', () => {
  const { clauses } = parsePolicy(riverside)

  const named = (points: Parameters<typeof coverageOf>[0]) =>
    coverageOf(points, clauses).withoutPoint.map(({ clause }) => clause)

  expect(named(proposePoints(clauses))).toEqual([])
  expect(named({ cite_use: '2.2(1)', own_work: '2.1' })).toEqual(['1', '2.2(2)', '2.3', '3.1', '3.2', '3.3'])
  expect(named({ cite_use: '2.2' })).toEqual(['1', '2.1', '2.3', '3.1', '3.2', '3.3'])
})

test('of the demo policy only the clauses on social media are covered by no point', () => {
  const { clauses } = parsePolicy(readFileSync(join(root, '../demo/policy.txt'), 'utf8'))

  const { withoutPoint } = coverageOf(proposePoints(clauses), clauses)

  expect(withoutPoint.map(({ clause }) => clause)).toEqual(['2.0', '2.2', '6.0'])
})
