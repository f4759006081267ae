import { expect, test } from 'vitest'
import { concernCodes } from '../../src/domain/review/concern.ts'
import { noAi } from '../samples.ts'
import { aService, type Person } from '../service.ts'

const { call, baseUrl, handIn, people, person, course, assessment } = await aService({}, { background: false })
const { body: work } = await handIn('A short essay.')
const other = await person('student')

const permission = { assessmentId: assessment.id, tools: ['ChatGPT'], purposes: ['grammar'], request: 'May I?' }
const paper = { courseId: course.id, title: 'Essay', aiLevel: 2, guidance: 'Plan with AI.' }
const lms = {
  issuer: 'https://lms.example.org',
  clientId: 'c-1',
  authUrl: 'https://lms.example.org/auth',
  tokenUrl: 'https://lms.example.org/token',
  jwksUrl: 'https://lms.example.org/keys',
  deploymentIds: [],
}
const earlier = '2020-01-01T00:00:00.000Z'

/** Fields that a table has and a route does not ask for. */
const smuggled: [name: string, who: Person, method: string, path: string, body: object, unknown: object][] = [
  ['a permission granted by its asker', people.student, 'POST', '/v1/ai-permissions', permission, { state: 'granted' }],
  ['a permission for somebody else', people.student, 'POST', '/v1/ai-permissions', permission, { studentId: other.id }],
  [
    'a permission asked for in time',
    people.student,
    'POST',
    '/v1/ai-permissions',
    permission,
    { requestedAt: earlier },
  ],
  [
    'a concern in the name of another tutor',
    people.tutor,
    'POST',
    `/v1/submissions/${work.id}/concerns`,
    { code: concernCodes[0], particulars: 'Please look at page two.' },
    { raisedBy: people.lead.id },
  ],
  ['an assessment of another maker', people.tutor, 'POST', '/v1/assessments', paper, { createdBy: people.lead.id }],
  [
    'an account with an id of choice',
    people.admin,
    'POST',
    '/v1/accounts',
    { role: 'tutor', name: 'A' },
    { id: other.id },
  ],
  [
    'a key with a hash of choice',
    people.admin,
    'POST',
    `/v1/accounts/${other.id}/keys`,
    { label: 'k' },
    { hash: 'ab' },
  ],
  ['an LMS with a secret field', people.admin, 'POST', '/v1/lti/registrations', lms, { createdAt: earlier }],
]

test.each(smuggled)('%s is refused, and the field is named', async (_, who, method, path, body, unknown) => {
  const { status, body: answer } = await call(who, method, path, { ...body, ...unknown })

  expect(status).toBe(422)
  expect(answer.fields).toContainEqual({
    field: Object.keys(unknown)[0],
    problem: 'This field is not known here.',
    expected: expect.stringMatching(/\S/),
  })
})

test('every body of the API is closed, at every depth', async () => {
  const { paths } = (await call(null, 'GET', '/openapi.json')).body
  const bodies = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody }]) =>
      openPlaces(requestBody?.content?.['application/json']?.schema, `${method} ${path}`),
    ),
  )

  expect(bodies).toEqual([])
})

test.each([
  ['__proto__', '{"title":"Essay","aiLevel":2,"guidance":"Plan.","__proto__":{"role":"admin"}}'],
  ['constructor', '{"title":"Essay","aiLevel":2,"guidance":"Plan.","constructor":{"prototype":{"role":"admin"}}}'],
])('a body with %s is refused and changes no other object', async (_, body) => {
  const { status } = await sendText(body)

  expect(status).toBe(422)
  expect(({} as { role?: string }).role).toBeUndefined()
})

test('a reflection with __proto__ is read without it', async () => {
  const reflection = JSON.stringify(noAi()).replace('{', '{"__proto__":{"role":"admin"},')
  const form = new FormData()
  form.set('assessmentId', assessment.id)
  form.set('reflection', reflection)
  form.set('file', new Blob(['An essay.']), 'essay.txt')

  const { status } = await call(people.student, 'POST', '/v1/submissions', form)

  expect(status).toBe(201)
  expect(({} as { role?: string }).role).toBeUndefined()
})

const sendText = (body: string) =>
  fetch(`${baseUrl}/v1/assessments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${people.tutor.key}`, 'content-type': 'application/json' },
    body,
  })

interface Operation {
  requestBody?: { content?: Record<string, { schema?: Schema }> }
}
interface Schema {
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: unknown
}

function openPlaces(schema: Schema | undefined, place: string): string[] {
  if (!schema) return []
  const { properties = {}, items, anyOf = [], additionalProperties } = schema
  const inner = [...Object.values(properties), ...anyOf, ...(items ? [items] : [])]
  const open = schema.properties && additionalProperties !== false
  return [...(open ? [place] : []), ...inner.flatMap((one) => openPlaces(one, place))]
}
