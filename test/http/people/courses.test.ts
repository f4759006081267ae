import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { signedIn } from '../../pages/visitor.ts'
import { aService, type Person } from '../../service.ts'

const service = await aService({}, { background: false })
const { call, people, person, context } = service
const { lead, admin } = people

const aCourse = async (wish: object = {}) =>
  (await call(lead, 'POST', '/v1/courses', { title: `Course ${randomUUID()}`, ...wish })).body
const add = (courseId: string, who: Pick<Person, 'id'>, times: object = {}) =>
  call(admin, 'POST', `/v1/courses/${courseId}/enrolments`, { accountId: who.id, ...times })
const members = async (courseId: string) =>
  (await call(lead, 'GET', `/v1/courses/${courseId}/enrolments`)).body.items as Record<string, string | null>[]

describe('a course', () => {
  test('is added, changed in part, and read as it stands', async () => {
    const wish = { title: 'Early years', code: 'EY1', externalId: randomUUID(), startsOn: '2026-09-01' }
    const added = await call(lead, 'POST', '/v1/courses', wish)

    const changed = await call(admin, 'PATCH', `/v1/courses/${added.body.id}`, { code: null, endsOn: '2027-06-30' })

    expect(added.status).toBe(201)
    expect(changed.body).toMatchObject({ ...wish, code: null, endsOn: '2027-06-30' })
    expect((await call(lead, 'GET', `/v1/courses/${added.body.id}`)).body).toEqual(changed.body)
  })

  test('does not end before it starts, and has an external id of its own', async () => {
    const externalId = randomUUID()
    const first = await aCourse({ externalId, startsOn: '2026-09-01' })

    const backwards = await call(lead, 'PATCH', `/v1/courses/${first.id}`, { endsOn: '2026-08-31' })
    const twice = await call(lead, 'POST', '/v1/courses', { title: 'Another', externalId })

    expect(backwards).toMatchObject({ status: 422, body: { fields: [{ field: 'endsOn' }] } })
    expect(twice).toMatchObject({ status: 409, body: { fields: [{ field: 'externalId' }] } })
    expect(twice.text).toContain(first.title)
  })

  test('is found on the pages of the list, the newest first', async () => {
    const made = [await aCourse(), await aCourse(), await aCourse()].map(({ id }) => id).reverse()
    const found: string[] = []
    for (let path: string | null = '/v1/courses?limit=2'; path; ) {
      const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await call(lead, 'GET', path)
      found.push(...body.items.map(({ id }) => id))
      path = body.nextCursor && `/v1/courses?limit=2&cursor=${body.nextCursor}`
    }

    expect(found.slice(0, 3)).toEqual(made)
    expect(new Set(found).size).toBe(found.length)
  })
})

describe('an enrolment', () => {
  test('has the role of the account, is added once, and ends without going away', async () => {
    const [course, tutor] = [await aCourse(), await person('tutor', 'Dr Lowe')]
    const [first, again] = [await add(course.id, tutor), await add(course.id, tutor)]

    const ended = await call(admin, 'DELETE', `/v1/courses/${course.id}/enrolments/${first.body.id}`)
    const twice = await call(admin, 'DELETE', `/v1/courses/${course.id}/enrolments/${first.body.id}`)
    const back = await add(course.id, tutor)

    expect([first.status, again.status, ended.status, twice.status, back.status]).toEqual([201, 200, 204, 204, 201])
    expect(again.body.id).toBe(first.body.id)
    expect(await members(course.id)).toMatchObject([
      { id: back.body.id, name: 'Dr Lowe', role: 'tutor', source: 'api', until: null },
      { id: first.body.id, name: 'Dr Lowe', role: 'tutor', source: 'api', until: expect.any(String) },
    ])
  })

  test('is of a student or a tutor who is here, and does not end before it begins', async () => {
    const [course, student] = [await aCourse(), await person('student')]

    const answers = [
      await add(course.id, people.lead),
      await add(course.id, { id: randomUUID() }),
      await add(course.id, student, { from: '2026-03-01T00:00:00Z', until: '2026-02-01T00:00:00Z' }),
      await add(randomUUID(), student),
    ]

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 404])
  })

  test('of another course is not ended by this one', async () => {
    const [course, other, student] = [await aCourse(), await aCourse(), await person('student')]
    const { body } = await add(course.id, student)

    const answer = await call(admin, 'DELETE', `/v1/courses/${other.id}/enrolments/${body.id}`)

    expect(answer.status).toBe(404)
    expect(await members(course.id)).toMatchObject([{ until: null }])
  })

  test('and its end are in the audit log, with a hash of the row', async () => {
    const [course, student] = [await aCourse(), await person('student')]
    const { body } = await add(course.id, student)
    await call(admin, 'DELETE', `/v1/courses/${course.id}/enrolments/${body.id}`)

    const { rows } = await context.db.$client.query(
      `select type, jsonb_array_length(data->'contents') as rows from audit_events
       where data->>'course' = $1 order by at, id`,
      [course.id],
    )

    expect(rows).toEqual([
      { type: 'course.added', rows: 1 },
      { type: 'enrolment.added', rows: 1 },
      { type: 'enrolment.ended', rows: 1 },
    ])
  })
})

test('a lead adds a course and its people on the pages, and ends an enrolment there', async () => {
  const visitor = await signedIn(service, lead)
  const student = await person('student', 'Ada Quill')
  const post = async (at: string, path: string, fields: Record<string, string>) =>
    visitor.visit(path, { _csrf: await visitor.csrf(at), _confirmed: 'yes', ...fields })

  const added = await post('/courses', '/courses', { title: 'Outdoor play', startsOn: '2026-09-01' })
  const path = added.headers.get('location')!.replace(/\?.*/, '')
  await post(path, `${path}/members`, { person: student.id })
  const listed = await visitor.visit(path)
  const [member] = await members(path.replace('/courses/', ''))
  await post(path, `${path}/members/${member!.id}/end`, {})

  expect(listed.text).toContain('Ada Quill')
  expect((await visitor.visit('/courses')).text).toContain('Outdoor play')
  expect((await members(path.replace('/courses/', '')))[0]!.until).toEqual(expect.any(String))
})
