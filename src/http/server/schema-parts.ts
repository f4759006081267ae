/** A part of a JSON Schema, as a route gives it. */
export interface Part {
  type?: string | string[]
  maxLength?: number
  maxItems?: number
  maxProperties?: number
  enum?: unknown
  const?: unknown
  properties?: object
  patternProperties?: object
  additionalProperties?: unknown
  [keyword: string]: unknown
}

/** A schema and every schema in it, each with its place as a path such as `body.items[].note`. */
export function* partsOf(schema: unknown, place: string): Generator<[place: string, part: Part]> {
  if (typeof schema !== 'object' || schema === null) return
  const part = schema as Part
  yield [place, part]
  for (const [at, inner] of innerParts(part, place)) yield* partsOf(inner, at)
}

function innerParts({ items, properties = {}, patternProperties = {}, anyOf, allOf, oneOf }: Part, place: string) {
  const named = Object.entries(properties).map(([name, inner]) => [`${place}.${name}`, inner] as const)
  const free = Object.values(patternProperties).map((inner) => [`${place}.*`, inner] as const)
  const choices = [anyOf, allOf, oneOf].flat().map((inner) => [place, inner] as const)
  return [...named, ...free, ...choices, [`${place}[]`, items] as const]
}
