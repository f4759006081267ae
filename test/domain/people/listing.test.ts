import { expect, test } from 'vitest'
import { type Known, type Listing, standingBy } from '../../../src/domain/people/listing.ts'

const now = new Date('2027-05-12T11:00:00Z')
const launched = (role: 'student' | 'tutor', daysAgo = 0, listedAs: Known['listedAs'] = null): Known => ({
  launchedAs: role,
  launchedAt: new Date(now.getTime() - daysAgo * 86_400_000),
  listedAs,
})
const stranger: Known = { launchedAs: null, launchedAt: null, listedAs: null }

test.each<[string, Known, Listing, 'student' | 'tutor' | null]>([
  ['a student on the roster', stranger, 'student', 'student'],
  ['a tutor by launch whom the roster lists as a learner', launched('tutor'), 'student', 'tutor'],
  ['the same at each later reading', launched('tutor', 30, 'student'), 'student', 'tutor'],
  ['a tutor who became a student since', launched('tutor', 1, 'tutor'), 'student', 'student'],
  ['a student who became a tutor since', launched('student', 1, 'student'), 'tutor', 'tutor'],
  ['an admin of the LMS whom no roster lists', launched('tutor'), 'absent', 'tutor'],
  ['the same after a week without a launch', launched('tutor', 8), 'absent', null],
  ['a student who was listed and is not any more', launched('student', 0, 'student'), 'absent', null],
  ['a person who is not active', launched('tutor'), 'inactive', null],
  ['a person of whom nothing is said', stranger, 'absent', null],
])('%s', (_name, known, listing, role) => {
  expect(standingBy(known, listing, now).role).toBe(role)
})

test('a launch that a roster has overtaken counts no more', () => {
  expect(standingBy(launched('tutor', 1, 'tutor'), 'student', now).launchCounts).toBe(false)
  expect(standingBy(launched('tutor'), 'student', now).launchCounts).toBe(true)
})
