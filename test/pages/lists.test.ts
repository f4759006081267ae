import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aService } from '../service.ts'
import { signedIn } from './visitor.ts'

const service = await aService({}, { background: false })
const { call, people, owner, assessment } = service
const asStudent = await signedIn(service, people.student)
const asTutor = await signedIn(service, people.tutor)
const asAdmin = await signedIn(service, people.admin)

/** So many of each listed thing, one a minute; the newest is called “… 250”. */
const many = 250
const courseId = (await owner('select course_id from assessments where id = $1', [assessment.id]))[0]!.course_id
const minutesAgo = `clock_timestamp() - make_interval(mins => ${many} - n)`
await owner(
  `insert into assessments (id, course_id, title, brief, ai_level, guidance, allowed_purposes, outcomes, sample_rate, response_days, published_at, due_at, created_by)
   select gen_random_uuid(), $1, 'Paper ' || n, '', 2, 'Plan.', '{}', '{}', 0, 10, ${minutesAgo}, clock_timestamp() + make_interval(days => n - 200), $2
   from generate_series(1, ${many}) n`,
  [courseId, people.tutor.id],
)
await owner(
  `insert into ai_permissions (id, assessment_id, student_id, tools, purposes, request, requested_at)
   select gen_random_uuid(), $1, $2, array['Tool ' || n], '{grammar}', '', ${minutesAgo} from generate_series(1, ${many}) n`,
  [assessment.id, people.student.id],
)
await owner(
  `insert into courses (id, title, created_at) select gen_random_uuid(), 'Course ' || n, ${minutesAgo} from generate_series(1, ${many}) n`,
  [],
)
await owner(
  `insert into accounts (id, role, name, added_by, created_at)
   select gen_random_uuid(), 'student', 'Pupil ' || n, $1, ${minutesAgo} from generate_series(1, ${many}) n`,
  [people.admin.id],
)

describe(`with ${many} of each thing`, () => {
  test.each([
    ['a student’s own work', asStudent, '/', 'Paper 201'],
    ['the assessments of a student', asStudent, '/assessments', `Paper ${many}`],
    ['the assessments of a tutor', asTutor, '/assessments', `Paper ${many}`],
    ['the filter of the review list', asTutor, '/review', `Paper ${many}`],
    ['the permissions of a student', asStudent, '/permissions', `Tool ${many}`],
    ['the permissions that a tutor answers', asTutor, '/permissions', `Tool ${many}`],
    ['people', asAdmin, '/admin/people', `Pupil ${many}`],
    ['courses', asAdmin, '/courses', `Course ${many}`],
    ['the course of a new assessment', asAdmin, '/assessments/new', `Course ${many}`],
  ])('%s show the newest, or what is due next', async (_, visitor, path, newest) => {
    const { status, text } = await visitor.visit(path)

    expect([status, text.includes(newest)]).toEqual([200, true])
  })

  test.each([
    ['/assessments', asTutor, 'Paper 17'],
    ['/permissions', asTutor, 'Essay'],
    ['/admin/people', asAdmin, 'Pupil 17'],
    ['/courses', asAdmin, 'Course 17'],
  ])('what is looked for on %s is found however old it is', async (path, visitor, name) => {
    const { text } = await visitor.visit(`${path}?q=${encodeURIComponent(name)}`)

    expect(text).toContain(`<bdi>${name}</bdi>`)
  })

  test.each([
    ['/v1/assessments', people.student, many + 1],
    ['/v1/ai-permissions', people.tutor, many],
    ['/v1/courses', people.admin, many + 1],
  ])('the pages of %s hold each once', async (path, who, least) => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await call(who, 'GET', `${path}?limit=100${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor
    }

    expect(seen.length).toBeGreaterThanOrEqual(least)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('what is due next stands before what is over', async () => {
    const { text } = await asStudent.visit('/')

    expect(text.indexOf('>Paper 201<')).toBeLessThan(text.indexOf('>Paper 1<'))
  })
})

test('the review list can be filtered by an assessment that its filter does not name', async () => {
  const unknown = await asTutor.visit(`/review?assessmentId=${randomUUID()}`)

  expect(unknown.status).toBe(200)
})
