import Fastify from 'fastify'
import Type from 'typebox'
import { expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { Shape } from '../../src/http/server/answer-shapes.ts'
import { declareAnswers, openObjectsIn } from '../../src/http/server/answers.ts'
import { silent } from '../../src/log.ts'

interface Operation {
  summary?: string
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

const anApp = () => buildApp({ config: readConfig({}), log: silent, detectors: [] } as never)

async function operationsOfTheApi() {
  const app = await anApp()
  await app.ready()
  const paths = app.swagger().paths as unknown as Record<string, Record<string, Operation>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
  )
}

test('every operation says what it is for, what it answers and how it refuses', async () => {
  const operations = await operationsOfTheApi()

  const silentOnes = operations.filter(
    ({ summary, responses }) =>
      !summary || !Object.keys(responses).some((status) => status.startsWith('2')) || !responses['4XX'],
  )

  expect(operations.length).toBeGreaterThan(80)
  expect(silentOnes.map(({ name }) => name)).toEqual([])
})

test.each([
  ['without a 2xx answer', { summary: 'Something' }, 'what it answers'],
  ['with an answer to refusals alone', { summary: 'Something', response: { 404: Type.Null() } }, 'what it answers'],
  ['without a summary', { response: { 200: Shape({}) } }, 'what it is for'],
  [
    'with an object that may hold anything',
    { summary: 'Something', response: { 200: Type.Object({}) } },
    'the fields of 200',
  ],
] as const)('an operation %s cannot be added', async (_, schema, lacks) => {
  const app = Fastify()
  declareAnswers(app)

  const add = () => app.get('/any', { schema }, () => null)

  expect(add).toThrow(`The route GET /any does not say ${lacks}`)
})

test('an object under free names is found to be declared, and one of open fields is not', () => {
  const shapes = Shape({
    free: Type.Record(Type.String(), Type.String()),
    list: Type.Array(Type.Object({ id: Type.String() })),
    choice: Type.Union([Type.Null(), Type.Object({})]),
  })

  expect(openObjectsIn(shapes, '200')).toEqual(['200.list[]', '200.choice'])
})

test('an answer keeps a field that its schema lacks', async () => {
  const app = Fastify()
  declareAnswers(app)
  const schema = { summary: 'Something', response: { 200: Shape({ declared: Type.Integer() }) } }
  app.get('/any', { schema }, () => ({ declared: 1, undeclared: 2 }))

  const { body } = await app.inject('/any')

  expect(body).toBe('{"declared":1,"undeclared":2}')
})

test('an outside id of the length that is declared reaches its operation', async () => {
  const app = await anApp()

  const answer = await app.inject({ method: 'PUT', url: `/v1/integrations/x/assignments/${'é'.repeat(300)}` })

  expect(answer.json()).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' })
})
