import type { FastifyInstance, RouteOptions } from 'fastify'
import Type from 'typebox'
import { Problem } from './problem-shape.ts'
import { type Part, partsOf } from './schema-parts.ts'

const problem = { content: { 'application/problem+json': { schema: Type.Ref('Problem#') } } }

/** How every operation refuses. The shape of a problem stands once in the description of the API. */
const refusals = {
  '4xx': { description: 'What was asked cannot be done, and why.', ...problem },
  '5xx': { description: 'The service cannot do it now; the same request can succeed later.', ...problem },
}

/**
 * Refuses to add an operation that does not say what it is for and what it answers, and declares for each how it refuses.
 * Answers are written by plain `JSON.stringify`: a serializer made from a schema would silently leave out what the schema
 * does not declare. So the schemas describe, the tests hold every answer against them, and neither changes a byte.
 */
export function declareAnswers(app: FastifyInstance): void {
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.addSchema(Problem)
  app.addHook('onRoute', (route) => {
    const { schema = {}, method, url } = route
    const [lacking] = lackingIn(schema)
    if (lacking) throw new Error(`The route ${method} ${url} does not say ${lacking}`)
    route.schema = { ...schema, response: { ...(schema.response as object), ...refusals } }
  })
}

/** What an operation does not say that it has to say. */
function lackingIn({ summary, response = {} }: NonNullable<RouteOptions['schema']>): string[] {
  const answers = Object.entries(response as object).filter(([status]) => /^2/.test(status))
  const open = answers.flatMap(([status, answer]) => openObjectsIn(answer, status))
  return [
    ...(summary ? [] : ['what it is for']),
    ...(answers.length ? [] : ['what it answers']),
    ...open.map((place) => `the fields of ${place}`),
  ]
}

/** The objects of a schema that may hold fields which it does not name, as paths such as `200.items[]`. */
export const openObjectsIn = (schema: unknown, place: string): string[] =>
  [...partsOf(schema, place)].filter(([, part]) => isOpen(part)).map(([at]) => at)

const isOpen = ({ type, additionalProperties, patternProperties }: Part) =>
  type === 'object' && additionalProperties === undefined && patternProperties === undefined
