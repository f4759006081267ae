import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { Problem } from './problem-shape.ts'

/** A problem as a media type says it; the shape itself is written once in the description of the API. */
const problem = {
  content: { 'application/problem+json': { schema: Type.Ref('Problem#') } },
}

/**
 * Declares for every operation of the API that its errors are problem documents. Answers are written by plain
 * `JSON.stringify`: a serializer made from a schema would silently leave out what the schema does not declare, so the
 * schemas describe the answers, the tests hold every answer against them, and neither changes a byte.
 */
export function declareAnswers(app: FastifyInstance): void {
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.addSchema(Problem)
  app.addHook('onRoute', (route) => {
    const { schema = {}, config } = route
    if (schema.hide || config?.page) return
    route.schema = {
      ...schema,
      response: {
        ...(schema.response as object),
        '4xx': { description: 'What was asked cannot be done, and why.', ...problem },
        '5xx': { description: 'The service cannot do it now; the same request can succeed later.', ...problem },
      },
    }
  })
}
