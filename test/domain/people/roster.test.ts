import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RosterLine } from '../../../src/domain/people/roster/line.ts'
import { type KnownRoster, planRoster, type RosterPlan } from '../../../src/domain/people/roster/plan.ts'

let ids = 0
const plan = (lines: RosterLine[], known: KnownRoster = nothing) =>
  planRoster({ lines, wrong: [] }, known, () => `id-${ids++}`)

const nothing: KnownRoster = { people: [], courses: [], enrolments: [] }
const line = (
  number: number,
  given: Partial<RosterLine['person']> = {},
  rest: Partial<RosterLine> = {},
): RosterLine => ({
  file: '',
  line: number,
  course: { externalId: null, title: 'Biology', code: null },
  role: 'student',
  person: { externalId: null, name: 'Zoë Lee', email: 'zoe@school.org', ...given },
  hasLeft: false,
  ...rest,
})
const sam = { id: 'sam', role: 'tutor' as const, name: 'Sam Hill', email: 'sam@school.org', externalIds: [] }

test('a new person in a new course is added and enrolled', () => {
  const { lines, people, courses, enrolments } = plan([line(2)])

  expect(lines).toEqual([{ file: '', line: 2, changes: ['course_added', 'person_added', 'enrolled'], problems: [] }])
  expect([people.added.length, courses.added.length, enrolments.added.length]).toEqual([1, 1, 1])
})

test('an address that another person has is refused with the name of who has it', () => {
  const { lines } = plan([line(2, { email: 'SAM@school.org' })], { ...nothing, people: [sam] })

  expect(lines[0]!.problems).toEqual([
    expect.objectContaining({ field: 'email', problem: 'This address belongs to Sam Hill (tutor) already.' }),
  ])
})

test('the same address under two external ids is refused with the name of who has it', () => {
  const { lines } = plan([
    line(2, { externalId: 'a' }),
    line(3, { externalId: 'b', email: 'kim@school.org' }),
    line(4, { externalId: 'b', email: 'zoe@school.org' }),
  ])

  expect(lines.at(-1)!.problems[0]!.problem).toContain('Zoë Lee')
})

test('two lines that call one person by two names are told apart by a person', () => {
  const { lines } = plan([line(2), line(3, { name: 'Zoe Leigh' })])

  expect(lines[1]!.problems).toEqual([
    expect.objectContaining({ field: 'name', problem: 'Line 2 has “Zoë Lee” for the same person.' }),
  ])
})

test('a person who is not known needs a name, and a known one keeps theirs', () => {
  const known = { ...nothing, people: [{ ...sam, role: 'student' as const }] }

  expect(plan([line(2, { name: null })]).lines[0]!.problems[0]!.field).toBe('name')
  expect(plan([line(2, { name: null, email: 'sam@school.org' })], known).lines[0]!.changes).toEqual([
    'course_added',
    'enrolled',
  ])
})

test('the address of a person who reads work is not changed by a file', () => {
  const known = { ...nothing, people: [{ ...sam, externalIds: ['t1'] }] }

  const { lines } = plan(
    [line(2, { externalId: 't1', name: null, email: 'other@school.org' }, { role: 'tutor' })],
    known,
  )

  expect(lines[0]!.problems[0]!.field).toBe('email')
})

test('a course that two courses could be is not guessed', () => {
  const courses = ['1', '2'].map((id) => ({ id, title: 'Biology', code: `B${id}`, externalId: null }))

  const byTitle = plan([line(2)], { ...nothing, courses })
  const byCode = plan([line(2, {}, { course: { externalId: null, title: 'b2', code: null } })], { ...nothing, courses })

  expect(byTitle.lines[0]!.problems[0]!.field).toBe('course')
  expect(byCode.enrolments.added[0]!.courseId).toBe('2')
})

test('only a line that says so ends an enrolment', () => {
  const known: KnownRoster = {
    people: [
      { ...sam, role: 'student' },
      { ...sam, id: 'kim', role: 'student', email: 'kim@school.org' },
    ],
    courses: [{ id: 'c', title: 'Biology', code: null, externalId: null }],
    enrolments: ['sam', 'kim'].map((accountId) => ({ id: accountId, courseId: 'c', accountId, role: 'student' })),
  }

  const { enrolments } = plan([line(2, { name: null, email: 'sam@school.org' }, { hasLeft: true })], known)

  expect(enrolments).toEqual({ added: [], ended: ['sam'] })
})

/** What is here once a plan has been carried out on what was here before. */
function after(known: KnownRoster, { people, courses, enrolments }: RosterPlan): KnownRoster {
  const changed = new Map([...people.changed, ...courses.changed].map((one) => [one.id, one]))
  const all = [...known.people.map((one) => (changed.get(one.id) as typeof one) ?? one), ...people.added]
  return {
    people: all.map((one) => ({
      ...one,
      externalIds: [
        ...one.externalIds,
        ...people.links.filter(({ accountId }) => accountId === one.id).map(({ externalId }) => externalId),
      ],
    })),
    courses: [...known.courses.map((one) => (changed.get(one.id) as typeof one) ?? one), ...courses.added],
    enrolments: [
      ...known.enrolments.filter(({ id }) => !enrolments.ended.includes(id)),
      ...enrolments.added.map((one) => ({ ...one, id: `id-${ids++}` })),
    ],
  }
}

const some = fc.array(
  fc.record({
    title: fc.constantFrom('Biology', 'biology', 'Chemistry'),
    courseId: fc.constantFrom(null, 'c1', 'c2'),
    role: fc.constantFrom('student' as const, 'tutor' as const),
    name: fc.constantFrom(null, 'Zoë Lee', 'Sam Hill', 'sam hill'),
    email: fc.constantFrom(null, 'a@s.org', 'A@s.org', 'b@s.org'),
    externalId: fc.constantFrom(null, 'x', 'y'),
    hasLeft: fc.boolean(),
  }),
  { maxLength: 12 },
)
const linesOf = (
  rows: {
    title: string
    courseId: string | null
    role: 'student' | 'tutor'
    name: string | null
    email: string | null
    externalId: string | null
    hasLeft: boolean
  }[],
) =>
  rows
    .filter(({ email, externalId }) => email || externalId)
    .map(({ title, courseId, role, name, email, externalId, hasLeft }, index) =>
      line(
        index + 2,
        { name, email, externalId },
        { role, hasLeft, course: { externalId: courseId, title: courseId ? `Class ${courseId}` : title, code: null } },
      ),
    )

test('the same roster again changes nothing, and no address comes to belong to two', () => {
  fc.assert(
    fc.property(some, some, (first, second) => {
      const lines = linesOf(second)
      const before = after(nothing, plan(linesOf(first)))
      const applied = plan(lines, before)
      const once = after(before, applied)
      const isPlain = applied.lines.every(({ problems }) => !problems.length) && !second.some(({ hasLeft }) => hasLeft)

      const again = plan(lines, once)

      const addresses = once.people.flatMap(({ email }) => (email ? [email.toLowerCase()] : []))
      expect(new Set(addresses).size).toBe(addresses.length)
      if (isPlain) expect(again.lines).toEqual([])
      expect(once.people.length).toBeGreaterThanOrEqual(before.people.length)
    }),
    { numRuns: 500 },
  )
})
