import { expect, test } from 'vitest'
import { aService } from '../../service.ts'

const service = await aService({}, { background: false })
const { people, context } = service

/** Sends a roster as the body. */
async function importing(text: string, query = '', who = people.admin) {
  const response = await fetch(new URL(`/v1/imports${query}`, service.baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${who.key}`, 'content-type': 'text/csv' },
    body: text,
  })
  const body = await response.json()
  return { status: response.status, body }
}

const roster = (course: string, people: [string, string, string][]) =>
  `course,role,name,email,externalId\n${people.map(([role, name, email]) => `${course},${role},${name},${email},`).join('\n')}\n`
const count = async (sql: string, values: unknown[] = []) =>
  Number((await context.db.$client.query(sql, values)).rows[0].count)
const inCourse = (title: string) =>
  count('select count(*) from enrolments join courses on courses.id = course_id where title = $1', [title])

test('a roster says what it would change, changes it on request, and the same roster again changes nothing', async () => {
  const text = roster('Botany', [
    ['student', 'Zoë Lee', 'zoe@school.org'],
    ['tutor', 'Sam Hill', 'sam@school.org'],
  ])

  const preview = await importing(text)
  const before = await inCourse('Botany')
  const applied = await importing(text, '?mode=apply')
  const again = await importing(text, '?mode=apply')

  expect(preview.body).toMatchObject({ applied: false, counts: { coursesAdded: 1, peopleAdded: 2, enrolled: 2 } })
  expect(before).toBe(0)
  expect(applied.body).toMatchObject({ applied: true, lines: preview.body.lines })
  expect(again.body).toMatchObject({ applied: true, lines: [], counts: { unchanged: 2, enrolled: 0, peopleAdded: 0 } })
  expect(await inCourse('Botany')).toBe(2)
})

test('a roster with a problem changes nothing until its lines are left out', async () => {
  const text = roster('Zoology', [
    ['student', 'Kim Lee', 'kim@school.org'],
    ['boss', 'Ann Lee', 'ann@school.org'],
  ])

  const refused = await importing(text, '?mode=apply')
  const before = await inCourse('Zoology')
  const applied = await importing(text, '?mode=apply&problems=skip')

  expect(refused.body).toMatchObject({ applied: false, counts: { problems: 1 } })
  expect(refused.body.lines.find((one: { problems: [] }) => one.problems.length)).toMatchObject({
    line: 3,
    problems: [{ field: 'role', problem: '“boss” is no role in a course.', expected: 'student or tutor.' }],
  })
  expect(before).toBe(0)
  expect(applied.body.applied).toBe(true)
  expect(await inCourse('Zoology')).toBe(1)
})

test('a roster that names fewer people takes none away', async () => {
  await importing(
    roster('Ecology', [
      ['student', 'A', 'a@school.org'],
      ['student', 'B', 'b@school.org'],
    ]),
    '?mode=apply',
  )

  await importing(roster('Ecology', [['student', 'A', 'a@school.org']]), '?mode=apply')

  expect(await inCourse('Ecology')).toBe(2)
})

test('what a roster changed is in the log, with the hash of each row, and the log holds', async () => {
  await importing(roster('Geology', [['student', 'G', 'g@school.org']]), '?mode=apply')

  const { rows } = await context.db.$client.query(
    "select type, data from audit_events where actor_id = $1 and type in ('course.added', 'enrolment.added', 'roster.imported') order by at desc limit 3",
    [people.admin.id],
  )

  expect(rows.map(({ type }) => type).toSorted()).toEqual(['course.added', 'enrolment.added', 'roster.imported'])
  expect(rows.find(({ type }) => type === 'enrolment.added').data.contents).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('g@school.org')
})

test.each([
  ['nothing at all', '', 'The body is empty.'],
  ['a picture', '\u0089PNG\r\n', expect.stringContaining('The first line should name the columns')],
])('%s is refused in words', async (_, text, problem) => {
  const { status, body } = await importing(text)

  expect([status, body.code]).toEqual([422, 'INVALID_INPUT'])
  expect(body.fields[0]).toMatchObject({ field: 'file', problem })
})

test('two rosters at once make one course and one account each', async () => {
  const text = roster('Physics', [['student', 'P', 'p@school.org']])

  const answers = await Promise.all([importing(text, '?mode=apply'), importing(text, '?mode=apply')])

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await count("select count(*) from accounts where email = 'p@school.org'")).toBe(1)
  expect(await inCourse('Physics')).toBe(1)
})
