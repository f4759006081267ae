import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repeats } from '../long.ts'
import { reflection } from '../samples.ts'
import { aService } from '../service.ts'
import { broken, type JsonSchema, valid } from './bodies.ts'

const { call, handIn, people, assessment } = await aService({}, { background: false })

interface Parameter {
  in: 'path' | 'query'
  name: string
  required?: boolean
  schema: JsonSchema
}
interface Operation {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
}

const { paths } = (await call(null, 'GET', '/openapi.json')).body as {
  paths: Record<string, Record<string, Operation>>
}
/** A stream of events does not end, and readiness is refused where no worker runs; both have tests of their own. */
const others = ['/v1/submissions/{id}/events', '/health/ready']
const operations = Object.entries(paths)
  .filter(([path]) => !others.includes(path))
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))

const submissions = await Promise.all([1, 2, 3].map((n) => handIn(`An essay, number ${n}.`, `essay-${n}.txt`)))
const ids = [
  assessment.id,
  ...Object.values(people).map(({ id }) => id),
  ...submissions.map(({ body }) => body.id as string),
]
const askers = [null, ...Object.values(people)]

const request = fc.constantFrom(...operations).chain(({ path, method, operation }) =>
  fc.record({
    method: fc.constant(method.toUpperCase()),
    path: addressOf(path, operation),
    who: fc.constantFrom(...askers),
    body: bodyOf(operation),
    operation: fc.constant(`${method.toUpperCase()} ${path}`),
  }),
)

function addressOf(path: string, { parameters = [] }: Operation): fc.Arbitrary<string> {
  const odd = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
  const values = fc.tuple(
    ...parameters.map(({ schema, required }) =>
      fc.oneof(
        { weight: 6, arbitrary: valid(schema, ids).map(String) },
        { weight: 1, arbitrary: odd },
        ...(required ? [] : [{ weight: 4, arbitrary: fc.constant(null) }]),
      ),
    ),
  )
  return values.map((given) => {
    const query = new URLSearchParams()
    let address = path
    for (const [index, { name, in: place }] of parameters.entries()) {
      const value = given[index]!
      if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(value!.toWellFormed()))
      else if (value !== null) query.append(name, value)
    }
    return query.size ? `${address}?${query}` : address
  })
}

function bodyOf({ requestBody }: Operation): fc.Arbitrary<unknown> {
  const schema = requestBody?.content['application/json']?.schema
  if (!schema) return fc.oneof(fc.constant(undefined), aHandIn())
  return fc.oneof({ weight: 1, arbitrary: valid(schema, ids) }, { weight: 1, arbitrary: broken(schema, ids) })
}

/** A form as the hand-in takes it, with parts missing, doubled or odd. */
function aHandIn(): fc.Arbitrary<FormData> {
  const part = fc.tuple(
    fc.constantFrom('assessmentId', 'reflection', 'file', 'evidence', 'upload', 'another'),
    fc.oneof(fc.constantFrom(assessment.id, JSON.stringify(reflection()), '{', 'null'), fc.string({ maxLength: 300 })),
    fc.boolean(),
  )
  return fc.array(part, { maxLength: 6 }).map((parts) => {
    const form = new FormData()
    for (const [name, value, asFile] of parts) {
      if (asFile) form.append(name, new Blob([value]), 'essay.txt')
      else form.append(name, value.toWellFormed())
    }
    return form
  })
}

/** How a refusal is spelt: as a problem document, and at the front for plug-ins of Turnitin as Turnitin spells it. */
const refusalAt = (operation: string) =>
  / (\/tca\/\{\w+\})?\/api\/v1\//.test(operation)
    ? { message: expect.stringMatching(/\S/) }
    : { code: expect.stringMatching(/^[A-Z_]+$/), title: expect.stringMatching(/\S/) }

test('whatever is sent to the API is answered, and what it refuses it refuses in words', {
  timeout: 1_800_000,
}, async () => {
  const tried = new Map<string, number>()
  let slowest = { ms: 0, operation: '' }

  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, who, body, operation }) => {
      const begun = performance.now()
      const { status, body: answer } = await call(who, method, path, method === 'GET' ? undefined : body)
      const ms = performance.now() - begun
      tried.set(operation, (tried.get(operation) ?? 0) + 1)
      if (ms > slowest.ms) slowest = { ms, operation }

      expect(status).toBeLessThan(500)
      if (status >= 400) expect(answer).toMatchObject({ status, ...refusalAt(operation) })
    }),
    { numRuns: repeats(2_000, 50_000) },
  )

  const { operation, ms } = slowest
  process.stdout.write(
    `${tried.size} operations fuzzed; the slowest answer took ${Math.round(ms)} ms (${operation}).\n`,
  )
  expect(
    operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).filter((one) => !tried.has(one)),
  ).toEqual([])
})
