import Fastify from 'fastify'
import Type from 'typebox'
import { expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { WithAi, WithoutAi } from '../../src/domain/intake/reflection.ts'
import { refuseUnboundedSchemas, unboundedIn } from '../../src/http/server/bodies/bounded-schemas.ts'
import { silent } from '../../src/log.ts'

test('every route says how much it takes', async () => {
  const context = { config: readConfig({}), log: silent, detectors: [] }

  const app = await buildApp(context as never)

  expect(app.printRoutes({ commonPrefix: false })).toContain('submissions')
})

test('a reflection says how much it takes', () => {
  expect(Object.entries({ WithAi, WithoutAi }).flatMap(([name, schema]) => unboundedIn(schema, name))).toEqual([])
})

test.each([
  ['a text', Type.Object({ note: Type.String() }), 'body.note'],
  ['a list', Type.Object({ items: Type.Array(Type.Integer()) }), 'body.items'],
  ['a text in a list', Type.Array(Type.Object({ note: Type.String() }), { maxItems: 5 }), 'body[].note'],
  ['free names', Type.Record(Type.String({ maxLength: 5 }), Type.Integer()), 'body'],
  ['a text among choices', Type.Union([Type.Null(), Type.String({ pattern: '^x*$' })]), 'body'],
] as const)('a route that takes %s of any size cannot be added', (_, body, place) => {
  const app = Fastify()
  refuseUnboundedSchemas(app)

  const add = () => app.post('/any', { schema: { body } }, () => null)

  expect(add).toThrow(`The route POST /any says no limit for ${place}`)
})
