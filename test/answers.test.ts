import { expect, test } from 'vitest'
import { AnswerCheck } from './answers.ts'

const json = 'application/json'
const thing = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, at: { type: 'string', format: 'date-time' } },
  additionalProperties: false,
}
const problem = { type: 'object', required: ['code'], properties: { code: { type: 'string' } } }
const refusal = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
const answers = new AnswerCheck({
  paths: {
    '/things/{id}': {
      get: { responses: { 200: { content: { [json]: { schema: thing } } }, '4XX': refusal } },
      delete: { responses: { 204: {} } },
    },
    '/things/first': { get: { responses: { 200: { content: { [json]: { schema: { type: 'null' } } } } } } },
  },
  components: { schemas: { Problem: problem } },
})

test.each([
  ['a declared answer', 'GET', '/things/7', 200, json, { name: 'seven' }],
  ['a shared shape of refusals', 'GET', '/things/7', 404, 'application/problem+json', { code: 'NOT_FOUND' }],
  ['nothing where nothing is declared', 'DELETE', '/things/7', 204, '', null],
  ['the operation that is named most closely', 'GET', '/things/first', 200, json, null],
  ['an address that is no operation', 'GET', '/pages', 200, 'text/html', null],
])('%s passes', (_, method, path, status, mediaType, body) => {
  expect(() => answers.check(method, path, { status, mediaType, body })).not.toThrow()
})

test.each([
  ['a field that is missing', 'GET', 200, json, {}, 'at /: must have required properties name'],
  ['a field too many', 'GET', 200, json, { name: '', more: 1 }, 'at /more: the schema does not declare this field'],
  ['a value of another form', 'GET', 200, json, { name: '', at: 'noon' }, 'at /at: must match format "date-time"'],
  ['a status that is not declared', 'GET', 201, json, {}, 'a status that the operation does not declare'],
  ['another media type', 'GET', 200, 'text/plain', null, 'a media type that the operation does not declare'],
  [
    'a refusal of another shape',
    'GET',
    404,
    'application/problem+json',
    {},
    'at /: must have required properties code',
  ],
  ['a body where there is none', 'DELETE', 204, json, {}, 'has a body, and the operation declares none'],
])('%s is found', (_, method, status, mediaType, body, words) => {
  const name = `The answer ${status} to ${method} /things/{id}`

  expect(() => answers.check(method, '/things/7', { status, mediaType, body })).toThrow(name)
  expect(() => answers.check(method, '/things/7', { status, mediaType, body })).toThrow(words)
})
