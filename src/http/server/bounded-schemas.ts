import type { FastifyInstance } from 'fastify'

/** A part of a JSON Schema, as a route gives it. */
interface Part {
  type?: string | string[]
  maxLength?: number
  maxItems?: number
  maxProperties?: number
  enum?: unknown
  const?: unknown
  patternProperties?: object
  [keyword: string]: unknown
}

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
export function unboundedIn(schema: unknown, place: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const part = schema as Part
  return [
    ...(isBounded(part) ? [] : [place]),
    ...innerParts(part, place).flatMap(([at, inner]) => unboundedIn(inner, at)),
  ]
}

function isBounded({ type, maxLength, maxItems, maxProperties, patternProperties, ...part }: Part): boolean {
  if ('enum' in part || 'const' in part) return true
  const types = [type].flat()
  if (types.includes('string') && maxLength === undefined) return false
  if (types.includes('array') && maxItems === undefined) return false
  return patternProperties === undefined || maxProperties !== undefined
}

function innerParts({ items, properties = {}, patternProperties = {}, anyOf, allOf, oneOf }: Part, place: string) {
  const named = Object.entries(properties as object).map(([name, inner]) => [`${place}.${name}`, inner] as const)
  const free = Object.values(patternProperties).map((inner) => [`${place}.*`, inner] as const)
  const choices = [anyOf, allOf, oneOf].flat().map((inner) => [place, inner] as const)
  return [...named, ...free, ...choices, [`${place}[]`, items] as const]
}
