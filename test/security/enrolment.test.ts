import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { signedIn } from '../pages/visitor.ts'
import { noAi } from '../samples.ts'
import { aService, type Person } from '../service.ts'

const service = await aService()
const { call, handIn, settled, people, person, course, assessment, enrol, leave } = service

/** How people stand to the course whose assessment this is about. */
const standings = ['enrolled', 'ended', 'never'] as const
type Standing = (typeof standings)[number]

/** People in each standing. Those whose enrolment ended did something there before. */
async function inEachStanding(role: 'student' | 'tutor', before: (who: Person) => Promise<unknown> = async () => {}) {
  const people = {} as Record<Standing, Person>
  for (const standing of standings) {
    const who = await person(role, `A ${role}`, { enrolled: false })
    people[standing] = who
    if (standing === 'never') continue
    await enrol(course.id, [who])
    await before(who)
    if (standing === 'ended') await leave(course.id, who)
  }
  return people
}

const own = {} as Record<string, string>
const handInFor = (who: Person, assessmentId = assessment.id) =>
  handIn(`Work ${randomUUID()}.`, 'essay.txt', { who, assessmentId, reflection: noAi() })

const students = await inEachStanding('student', async (who) => {
  own[who.id] = (await handInFor(who)).body.id
})
const tutors = await inEachStanding('tutor')
const work = (await handInFor(await person('student'))).body.id as string
await settled(work)

/** What each request is answered with, in the order of the standings. */
type Row = [
  name: string,
  ask: (who: Person, id: string) => Promise<{ status: number; text: string }>,
  answers: number[],
]

const asStudent: Row[] = [
  ['the assessment', (who, id) => call(who, 'GET', `/v1/assessments/${id}`), [200, 404, 404]],
  ['a hand-in by form', (who, id) => handInFor(who, id), [201, 404, 404]],
  ['a hand-in as bytes', (who, id) => raw(who, id), [201, 404, 404]],
  [
    'a request to use AI',
    (who, id) =>
      call(who, 'POST', '/v1/ai-permissions', {
        assessmentId: id,
        tools: ['ChatGPT'],
        purposes: ['code'],
        request: 'Why.',
      }),
    [201, 404, 404],
  ],
  ['the page to hand in', (who, id) => visit(who, `/assessments/${id}/hand-in`), [200, 404, 404]],
  ['the page of the assessment', (who, id) => visit(who, `/assessments/${id}`), [200, 404, 404]],
]

const asTutor: Row[] = [
  ['the assessment', (who, id) => call(who, 'GET', `/v1/assessments/${id}`), [200, 404, 404]],
  ['its page', (who, id) => visit(who, `/assessments/${id}`), [200, 404, 404]],
  ['the contexts that use it', (who, id) => call(who, 'GET', `/v1/assessments/${id}/lti-contexts`), [200, 404, 404]],
]

const ofWork: Row[] = [
  ['a submission', (who, id) => call(who, 'GET', `/v1/submissions/${id}`), [200, 404, 404]],
  ['its text', (who, id) => call(who, 'GET', `/v1/submissions/${id}/text`), [200, 404, 404]],
  ['its review page', (who, id) => visit(who, `/review/${id}`), [200, 404, 404]],
  [
    'a concern',
    (who, id) => call(who, 'POST', `/v1/submissions/${id}/concerns`, { code: 'collusion', particulars: 'One page.' }),
    [201, 404, 404],
  ],
]

const ofCourse: Row[] = [
  ['the course', (who, id) => call(who, 'GET', `/v1/courses/${id}`), [200, 404, 404]],
  ['its page', (who, id) => visit(who, `/courses/${id}`), [200, 404, 404]],
]
const members: Row = ['its members', (who, id) => call(who, 'GET', `/v1/courses/${id}/enrolments`), [200, 404, 404]]

async function raw(who: Person, assessmentId: string) {
  const response = await fetch(new URL('/v1/submissions', service.baseUrl), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.key}`,
      'content-type': 'application/octet-stream',
      'candour-assessment-id': assessmentId,
      'candour-reflection': Buffer.from(JSON.stringify(noAi())).toString('base64'),
      'candour-file-name': 'essay.txt',
    },
    body: `Work ${randomUUID()}.`,
  })
  return { status: response.status, text: await response.text() }
}

/** Each person signs in once, as the sign-ins of one address are limited. */
const visitors = new Map<string, ReturnType<typeof signedIn>>()

async function visit(who: Person, path: string) {
  const visitor = visitors.get(who.id) ?? signedIn(service, who)
  visitors.set(who.id, visitor)
  return (await visitor).visit(path)
}

const rows: [string, string, Standing, Row, string, Person][] = standings.flatMap((standing) => [
  ...asStudent.map((row) => ['student', row[0], standing, row, assessment.id, students[standing]] as const),
  ...ofCourse.map((row) => ['student', row[0], standing, row, course.id, students[standing]] as const),
  ...asTutor.map((row) => ['tutor', row[0], standing, row, assessment.id, tutors[standing]] as const),
  ...ofWork.map((row) => ['tutor', row[0], standing, row, work, tutors[standing]] as const),
  ...[...ofCourse, members].map((row) => ['tutor', row[0], standing, row, course.id, tutors[standing]] as const),
]) as never

test.each(rows)(
  'to a %s, %s is open by their enrolment: %s',
  async (_role, _name, standing, [, ask, answers], id, who) => {
    const answer = await ask(who, id)

    expect(answer.status).toBe(answers[standings.indexOf(standing)])
    if (answer.status === 404) expect(words(answer.text)).toBe(words((await ask(who, randomUUID())).text))
  },
)

/** An answer without what each page and request has of its own. */
const words = (text: string) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|value="[^"]*"/g, '')

describe('lists hold what the enrolment says', () => {
  test.each(standings)('for a student whose enrolment is: %s', async (standing) => {
    const who = students[standing]

    const assessments = await call(who, 'GET', '/v1/assessments')
    const courses = await call(who, 'GET', '/v1/courses')

    expect(assessments.text.includes(assessment.id)).toBe(standing === 'enrolled')
    expect(courses.text.includes(course.id)).toBe(standing === 'enrolled')
  })

  test.each(standings)('for a tutor whose enrolment is: %s', async (standing) => {
    const who = tutors[standing]

    const lists = await Promise.all(
      ['/v1/assessments', '/v1/submissions', '/v1/courses'].map((path) => call(who, 'GET', path)),
    )

    const ids = [assessment.id, work, course.id]
    expect(lists.map(({ text }, index) => text.includes(ids[index]!))).toEqual(Array(3).fill(standing === 'enrolled'))
  })
})

describe('a student whose enrolment ended', () => {
  const who = students.ended

  test('keeps the work that they handed in, with its receipt, text, bundle and page', async () => {
    const id = own[who.id]!
    await settled(id)

    const answers = await Promise.all([
      call(who, 'GET', `/v1/submissions/${id}`),
      call(who, 'GET', `/v1/submissions/${id}/text`),
      call(who, 'GET', `/v1/submissions/${id}/bundle`),
    ])
    const [page, home] = [await visit(who, `/submissions/${id}`), await visit(who, '/')]

    expect([...answers, page, home].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(answers[0]!.body.receipt).toBeTruthy()
    expect(home.text).toContain(`/submissions/${id}`)
    expect(home.text).not.toContain(`/assessments/${assessment.id}/hand-in`)
  })

  test('answers what is disclosed to them', async () => {
    const leaver = await person('student')
    const { body } = await handInFor(leaver)
    await settled(body.id)
    await leave(course.id, leaver)
    const path = `/v1/submissions/${body.id}`
    const { tutor } = people
    await call(tutor, 'POST', `${path}/concerns`, { code: 'collusion', particulars: 'One page.' })
    await call(tutor, 'POST', `${path}/disclosures`, { message: 'Please look.', items: [{ observation: 'One page.' }] })

    const responded = await call(leaver, 'POST', `${path}/responses`, { text: 'It is my own.' })

    expect(responded.status).toBe(201)
  })
})

test('an enrolment that has not begun or whose end has come opens nothing', async () => {
  const [early, late] = [
    await person('student', 'E', { enrolled: false }),
    await person('student', 'L', { enrolled: false }),
  ]
  const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
  const add = (who: Person, times: object) =>
    call(people.lead, 'POST', `/v1/courses/${course.id}/enrolments`, { accountId: who.id, ...times })

  await add(early, { from: days(1) })
  await add(late, { from: days(-2), until: days(-1) })

  expect([(await handInFor(early)).status, (await handInFor(late)).status]).toEqual([404, 404])
})
