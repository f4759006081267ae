import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aService } from '../../service.ts'
import { routesOf } from '../routes.ts'

const { call, people, course, context } = await aService({}, { background: false })
const { body: document } = await call(null, 'GET', '/openapi.json')

test.each([
  ['no key', () => call(null, 'GET', '/v1/submissions'), 401, 'NOT_SIGNED_IN'],
  ['another role', () => call(people.admin, 'GET', '/v1/submissions'), 403, 'NOT_ALLOWED'],
  ['no such address', () => call(people.tutor, 'GET', '/v1/nothing'), 404, 'NOT_FOUND'],
  ['no such method', () => call(people.tutor, 'DELETE', `/v1/submissions/${randomUUID()}`), 404, 'NOT_FOUND'],
  [
    'no JSON',
    () => call(people.tutor, 'POST', '/v1/assessments', undefined, { 'content-type': 'application/json' }),
    422,
    'INVALID_INPUT',
  ],
  [
    'another content type',
    () => call(people.tutor, 'POST', '/v1/assessments', {}, { 'content-type': 'application/xml' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'too much JSON',
    () => call(people.tutor, 'POST', '/v1/assessments', { title: 'x'.repeat(3_000_000) }),
    413,
    'TOO_LARGE',
  ],
  ['a body without its fields', () => call(people.tutor, 'POST', '/v1/assessments', {}), 422, 'INVALID_INPUT'],
  ['a date that no calendar has', () => published({ dueAt: '2016-12-31T23:59:60Z' }), 422, 'INVALID_INPUT'],
  ['a year that no database has', () => published({ dueAt: '0000-01-01T00:00:00Z' }), 422, 'INVALID_INPUT'],
  ['a course that does not exist', () => published({ courseId: randomUUID() }), 404, 'NOT_FOUND'],
] as const)('%s is answered by a problem document', async (_, ask, status, code) => {
  const answer = await ask()

  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answer).toMatchObject({
    status,
    body: {
      type: `urn:candour:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: expect.stringMatching(/\S/),
      status,
      code,
    },
  })
  expect(answer.text).not.toMatch(/select |insert |node_modules|at \w+ \(/)
})

const published = (change: object) =>
  call(people.tutor, 'POST', '/v1/assessments', {
    courseId: course.id,
    title: 'Essay',
    aiLevel: 2,
    guidance: 'Plan with AI.',
    ...change,
  })

test('a body that needs several changes names each field once, by its path', async () => {
  const { body } = await call(people.tutor, 'POST', '/v1/assessments', {
    courseId: course.id,
    title: ' ',
    aiLevel: 9,
    allowedPurposes: ['code', 'magic'],
    sampleRate: 2,
  })

  expect(body.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
    'aiLevel',
    'allowedPurposes[1]',
    'guidance',
    'sampleRate',
    'title',
  ])
})

test.each([
  ['a choice', { allowedPurposes: ['magic'] }, 'allowedPurposes[0]', /^One of: understand_sources, /],
  ['another kind of value', { aiLevel: 'two' }, 'aiLevel', /whole number/],
  ['a number out of range', { sampleRate: 2 }, 'sampleRate', /not above 1/],
  ['an empty text', { title: ' ' }, 'title', /says something/],
  ['a text that is too long', { title: 'x'.repeat(5_000) }, 'title', /At most \d+ characters/],
  ['a date', { dueAt: 'tomorrow' }, 'dueAt', /2026-01-31T09:00:00Z/],
  ['an id', { courseId: 'me' }, 'courseId', /An id, such as/],
  ['nothing where something is needed', { guidance: undefined }, 'guidance', /needed/],
])('%s that is wrong is answered with what would be right', async (_, change, field, expected) => {
  const { body } = await published(change)

  expect(body.fields).toContainEqual(expect.objectContaining({ field, expected: expect.stringMatching(expected) }))
})

test('NUL and halves of characters do not stop a text from being kept', async () => {
  const { status, body } = await published({
    title: 'Es\u0000say',
    guidance: 'Plan \uD800with AI.',
    outcomes: ['\u0000One'],
  })

  expect(status).toBe(201)
  expect(body).toMatchObject({ title: 'Essay', guidance: 'Plan \uFFFDwith AI.', outcomes: ['One'] })
})

describe('the OpenAPI document', () => {
  test('is of version 3.1 and names its parts', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: 'Candour', version: expect.any(String) },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    })
  })

  test('lists every route of the API', async () => {
    const missing = (await routesOf(context)).filter((route) => {
      const [method, path] = route.split(' ') as [string, string]
      return !document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    })

    expect(missing).toEqual([])
  })

  test.each(Object.entries(document.paths) as [string, Record<string, Operation>][])(
    'describes %s whole',
    (path, operations) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const operation of Object.values(operations)) {
        expect(operation.summary).toMatch(/\S/)
        expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
        const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
        expect(declared.map(({ name }) => name).sort()).toEqual(named.sort())
        expect(declared.every(({ required }) => required)).toBe(true)
      }
    },
  )

  test('refers to nothing that it does not hold', () => {
    for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      expect(reference!.split('/').reduce((at, part) => at?.[part], document)).toBeDefined()
    }
  })
})

interface Operation {
  summary?: string
  responses: object
  parameters?: { in: string; name: string; required?: boolean }[]
}
