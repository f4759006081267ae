import type { FastifyInstance } from 'fastify'
import { type Part, partsOf } from '../schema-parts.ts'

/**
 * Refuses to add a route that does not say how much it takes: every text in what is sent to it has a `maxLength`, every
 * list a `maxItems`, and every object with free names a `maxProperties`.
 */
export function refuseUnboundedSchemas(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, schema = {} }) => {
    const { body, querystring, params } = schema
    const unbounded = Object.entries({ body, querystring, params }).flatMap(([name, part]) => unboundedIn(part, name))
    if (unbounded.length) throw new Error(`The route ${method} ${url} says no limit for ${unbounded.join(', ')}`)
  })
}

/** The places in a schema that take something of any size, as paths such as `body.items[].note`. */
export const unboundedIn = (schema: unknown, place: string): string[] =>
  [...partsOf(schema, place)].filter(([, part]) => !isBounded(part)).map(([at]) => at)

function isBounded({ type, maxLength, maxItems, maxProperties, patternProperties, ...part }: Part): boolean {
  if ('enum' in part || 'const' in part) return true
  const types = [type].flat()
  if (types.includes('string') && maxLength === undefined) return false
  if (types.includes('array') && maxItems === undefined) return false
  return patternProperties === undefined || maxProperties !== undefined
}

/**
 * Closes the bodies of the API: an object takes the fields that its schema names and no other, at every depth. A field that
 * a route does not know can therefore never reach a row, such as `state` beside the fields of a request for permission.
 */
export function closeBodies(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const { url, schema } = route
    if (url.startsWith('/v1/') && schema?.body) route.schema = { ...schema, body: closed(schema.body) }
  })
}

/** The same schema, closed wherever it names the properties of an object. */
export function closed(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map(closed)
  const part = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, keyword in holders ? holders[keyword]!(value) : value]),
  )
  return part.properties ? { additionalProperties: false, ...part } : part
}

const eachClosed = (parts: unknown) =>
  Object.fromEntries(Object.entries(parts as object).map(([name, part]) => [name, closed(part)]))

/** The keywords that hold further schemas, and how each holds them. */
const holders: Record<string, (value: unknown) => unknown> = {
  items: closed,
  anyOf: closed,
  oneOf: closed,
  properties: eachClosed,
  patternProperties: eachClosed,
}
