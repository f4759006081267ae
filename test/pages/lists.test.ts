import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aService, type Person } from '../service.ts'
import { signedIn } from './visitor.ts'

const service = await aService({}, { background: false })
const { call, people, owner, assessment } = service
const asStudent = await signedIn(service, people.student)
const asTutor = await signedIn(service, people.tutor)
const asAdmin = await signedIn(service, people.admin)
const asLead = await signedIn(service, people.lead)
const asWho = (path: string) => (path.startsWith('/admin') ? asAdmin : asTutor)

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

await owner(
  `insert into policy_versions (id, title, version, source_sha256, clauses, created_at)
   select gen_random_uuid(), 'Policy', 'v' || n, repeat('a', 64), '[]', clock_timestamp() + make_interval(secs => n) from generate_series(1, ${many}) n`,
  [],
)
await owner(
  `insert into access_requests (id, account_id, kind, value, asked_by, asked_at)
   select gen_random_uuid(), $1, 'address', 'mail-' || n || '@example.org', $2, clock_timestamp() - make_interval(secs => ${many} - n)
   from generate_series(1, ${many}) n`,
  [people.lead.id, people.admin.id],
)
await owner(
  `insert into audit_checkpoints (size, root, note, at)
   select n * 1000, 'root-' || n, 'note', clock_timestamp() + make_interval(secs => n) from generate_series(1, ${many}) n`,
  [],
)
await owner(
  `insert into assessment_versions select (jsonb_populate_record(v, jsonb_build_object(
     'id', gen_random_uuid(), 'version', n + 1, 'reason', 'Change ' || n, 'at', clock_timestamp() + make_interval(secs => n),
     'counts_from', clock_timestamp() + make_interval(secs => n)))).*
   from assessment_versions v cross join generate_series(1, ${many}) n where v.assessment_id = $1`,
  [assessment.id],
)
const integration = (await call(people.admin, 'POST', '/v1/integrations', { name: 'LMS', method: 'standard-webhooks' }))
  .body.id
await owner(
  `insert into integration_events (id, integration_id, webhook_id, body_sha256, type, occurred_at, received_at, state)
   select gen_random_uuid(), $1, 'message-' || n, '', 'thing.' || n, ${minutesAgo}, ${minutesAgo}, 'ignored' from generate_series(1, ${many}) n`,
  [integration],
)
const endpoint = randomUUID()
await owner(
  `insert into webhook_endpoints (id, url, description, types, secret, created_by)
   values ($1, 'https://hear.example/hook', '', '{}', '', $2)`,
  [endpoint, people.admin.id],
)
await owner(
  `insert into webhook_deliveries (id, endpoint_id, type, body, state, created_at)
   select gen_random_uuid(), $1, 'thing.' || n, '{}', 'delivered', ${minutesAgo} from generate_series(1, ${many}) n`,
  [endpoint],
)
const lms = randomUUID()
await owner(
  `insert into lti_registrations (id, issuer, client_id, name, auth_url, token_url, jwks_url, state)
   values ($1, 'https://lms.example', 'client', 'LMS', 'https://lms.example/a', 'https://lms.example/t', 'https://lms.example/k', 'active')`,
  [lms],
)
await owner(
  `insert into lti_refusals (reference, registration_id, reason, detail, at)
   select 'REF-' || n, $1, 'key', 'Its key is unknown.', ${minutesAgo} from generate_series(1, ${many}) n`,
  [lms],
)
await owner(
  `insert into lti_notices (id, registration_id, deployment_id, type, occurred_at, received_at, verified, state)
   select gen_random_uuid(), $1, '1', 'LtiHelloWorldNotice', ${minutesAgo}, ${minutesAgo}, true, 'applied' from generate_series(1, ${many}) n`,
  [lms],
)
const [paper] = await owner(`select id from assessments where title = 'Paper 1'`)
await owner(
  `insert into submissions (id, assessment_id, student_id, submitted_by, attempt, policy_version_id, status, received_at, late, status_since)
   select gen_random_uuid(), a.id, $2, $2, n, a.policy_version_id, 'released', ${minutesAgo}, false, ${minutesAgo}
   from (select $1::uuid as id, (select id from policy_versions where version = '2.0') as policy_version_id) a cross join generate_series(1, ${many}) n`,
  [paper!.id, people.student.id],
)
await owner(
  `with context as (
     insert into lti_contexts (id, registration_id, deployment_id, external_id, course_id)
     values (gen_random_uuid(), $1, '1', 'course-1', $2) returning id
   ), link as (
     insert into lti_links (id, registration_id, deployment_id, context_id, resource_link_id, assessment_id, scopes)
     select gen_random_uuid(), $1, '1', id, 'link-1', $3, '{}' from context returning id
   )
   insert into lti_reports (id, link_id, submission_id, event_id, kind, state, detail, at)
   select gen_random_uuid(), link.id, work.id, gen_random_uuid(), 'score', 'failed', 'Refused ' || work.attempt || '.', work.received_at
   from link cross join submissions work where work.assessment_id = $3`,
  [lms, courseId, paper!.id],
)

/** Every list of the API, with who reads it and how many it holds at least; the ids of its rows are under `id` but where named. */
const lists: Record<string, [who: Person, least: number, id?: string]> = {
  '/v1/assessments': [people.student, many + 1],
  '/v1/ai-permissions': [people.tutor, many],
  '/v1/courses': [people.admin, many + 1],
  '/v1/accounts': [people.admin, many],
  '/v1/policy-versions': [people.admin, many],
  '/v1/access-requests': [people.admin, many],
  '/v1/audit/checkpoints': [people.auditor, many, 'size'],
  [`/v1/assessments/${assessment.id}/versions`]: [people.student, many],
  [`/v1/integrations/${integration}/events`]: [people.admin, many],
  [`/v1/webhook-endpoints/${endpoint}/deliveries`]: [people.admin, many],
  [`/v1/lti/registrations/${lms}/refusals`]: [people.admin, many, 'reference'],
  [`/v1/lti/registrations/${lms}/reports`]: [people.admin, many],
  [`/v1/lti/registrations/${lms}/notices`]: [people.admin, many],
  '/v1/lti/undelivered-marks': [people.admin, many],
  [`/v1/courses/${courseId}/enrolments`]: [people.admin, 1],
  [`/v1/assessments/${assessment.id}/extensions`]: [people.lead, 0],
  [`/v1/assessments/${assessment.id}/outstanding-work`]: [people.lead, 0, 'studentId'],
  '/v1/decision-samples': [people.lead, 0],
  '/v1/sampled-decisions': [people.lead, 0],
  '/v1/comments': [people.tutor, 0],
  '/v1/outages': [people.lead, 0],
  '/v1/submissions': [people.tutor, 0],
}

/** Lists that are given whole, because what they hold is few for what they are about. */
const whole = [
  '/v1/detectors',
  '/v1/policy-coverage',
  '/v1/webhook-endpoints',
  '/v1/integrations',
  '/v1/lti/registrations',
  '/v1/lti/registrations/{id}/notice-services',
  '/v1/accounts/{id}/adjustments',
  '/v1/decision-samples/{id}',
  '/v1/sampled-decisions/{id}',
  '/v1/assessments/{id}/lti-contexts',
  '/v1/submissions/{id}/audit-events',
  '/v1/submissions/{id}',
  '/v1/submissions/{id}/attachments',
  '/v1/submissions/{id}/remote-runs',
]

/** The whole log is read by position, with `after` and `next`. */
const byPosition = '/v1/audit/events'

/** A path as the description has it. */
const described = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}')

test('every list of the API is given in pages, or whole because it is short', async () => {
  const { body } = await call(null, 'GET', '/openapi.json')
  const paths = Object.entries<{ get?: { responses: Record<string, unknown> } }>(body.paths)

  const listing = paths.filter(([, { get }]) =>
    JSON.stringify(get?.responses['200'] ?? '').includes('"items":{"type":"array"'),
  )

  expect(listing.map(([path]) => path).sort()).toEqual(
    [...new Set([...Object.keys(lists).map(described), ...whole, byPosition])].sort(),
  )
})

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
    ['policy versions', asAdmin, '/admin/policy', `version v${many}`],
    ['what waits for a second admin', asAdmin, '/admin/people', `mail-${many}@`],
    ['what was asked for in a person’s name', asLead, '/account', 'another e-mail address'],
    ['checkpoints', asAdmin, '/admin/audit', `root-${many}`],
    ['the changes of an assessment', asStudent, `/assessments/${assessment.id}`, `Change ${many}`],
    ['what an LMS sent', asAdmin, `/admin/integrations/${integration}`, `thing.${many}`],
    ['what an endpoint was sent', asAdmin, `/admin/webhooks/${endpoint}`, `thing.${many}`],
    ['refused launches', asAdmin, `/admin/lms/${lms}`, `REF-${many}`],
    ['marks that did not arrive', asAdmin, '/admin', `Refused ${many}.`],
  ])('%s show the newest, or what is due next', async (_, visitor, path, newest) => {
    const { status, text } = await visitor.visit(path)

    expect([status, text.includes(newest)]).toEqual([200, true])
  })

  test.each([
    ['policy versions', asAdmin, '/admin/policy', 'cursor', 'version 2.0<'],
    ['what waits for a second admin', asAdmin, '/admin/people', 'waiting', 'mail-1@'],
    ['checkpoints', asAdmin, '/admin/audit', 'cursor', 'root-1<'],
    ['the changes of an assessment', asStudent, `/assessments/${assessment.id}`, 'cursor', 'as published'],
    ['what an LMS sent', asAdmin, `/admin/integrations/${integration}`, 'cursor', 'thing.1<'],
    ['what an endpoint was sent', asAdmin, `/admin/webhooks/${endpoint}`, 'cursor', '>thing.1 <'],
    ['refused launches', asAdmin, `/admin/lms/${lms}`, 'refusals', 'REF-1<'],
    ['marks that did not arrive', asAdmin, '/admin', 'marks', 'Refused 1.'],
  ])('the pages of %s lead to the oldest', async (_, visitor, path, name, oldest) => {
    let text = ''
    for (let next: string | undefined = path; next; ) {
      text = (await visitor.visit(next)).text
      next = new RegExp(`href="(${path}\\?[^"]*${name}=[^"]+)"[^>]*>\\s*Show the next`)
        .exec(text)?.[1]
        ?.replaceAll('&amp;', '&')
    }

    expect(text).toContain(oldest)
  })

  test.each([
    [`/admin/integrations/${integration}`, 'message-17', 'thing.17<'],
    [`/admin/lms/${lms}`, 'REF-17', 'REF-17<'],
    ['/review', assessment.id, 'Review list'],
  ])('on %s what has the id %s is found', async (path, q, row) => {
    const { status, text } = await asWho(path).visit(`${path}?q=${q}`)

    expect([status, text.includes(row)]).toEqual([200, true])
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

  test.each(Object.entries(lists))('the pages of %s hold each once', async (path, [who, least, id = 'id']) => {
    const seen: unknown[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await call(who, 'GET', `${path}?limit=100${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map((item: Record<string, unknown>) => item[id]))
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
