import fc from 'fast-check'

/** A JSON schema as `/openapi.json` spells it. */
export interface JsonSchema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  required?: string[]
  properties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
}

/** Values that a schema allows; ids are taken from `ids` half of the time, so that requests meet what exists. */
export function valid(schema: JsonSchema, ids: string[]): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valid(one, ids)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'string') return text(schema, ids)
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000_000 })
  if (schema.type === 'number') {
    return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
  }
  if (schema.type === 'array') {
    const maxLength = Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3))
    return fc.array(valid(schema.items ?? {}, ids), { minLength: schema.minItems ?? 0, maxLength })
  }
  if (schema.type === 'object') return object(schema, ids)
  return fc.jsonValue({ maxDepth: 2 })
}

function text({ format, pattern, minLength = 0, maxLength = 200 }: JsonSchema, ids: string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid())
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  if (format === 'date') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  if (format === 'email') return fc.emailAddress()
  if (pattern && pattern !== '\\S') return fc.stringMatching(new RegExp(pattern))
  const ordinary = fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'binary' })
  return pattern ? ordinary.map((words) => `x${words}`.slice(0, maxLength)) : ordinary
}

function object({ properties = {}, required = [], additionalProperties }: JsonSchema, ids: string[]) {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valid(one, ids)])),
    {
      requiredKeys: required,
    },
  )
  if (typeof additionalProperties !== 'object') return known
  return fc
    .tuple(
      known,
      fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), valid(additionalProperties, ids), { maxKeys: 3 }),
    )
    .map(([one, more]) => ({ ...more, ...one }))
}

const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

/** What programs send by mistake or in bad faith where something else was expected. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    2 ** 53,
    0.1,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '../..',
    "' or 1=1 --",
    '{{7*7}}',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    { length: 1 },
    { toString: 1 },
    '0'.repeat(30_000),
    '9'.repeat(400),
    deep(30),
    deep(900),
  ),
  fc.constantFrom<unknown>(
    '9999-12-31T23:59:59.999Z',
    '+275760-09-13T00:00:00Z',
    '2026-02-30',
    '00000000-0000-0000-0000-000000000000',
  ),
  fc.array(fc.jsonValue(), { maxLength: 300 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 2_000 }),
)

/** A body that was valid and is not quite: one place in it replaced, left out or added to. */
export function broken(schema: JsonSchema, ids: string[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      valid(schema, ids),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      odd,
      fc.constantFrom('put', 'drop', 'add'),
    )
    .map(([value, path, oddity, how]) => changed(value, path, oddity, how))
}

function changed(value: unknown, [step, ...further]: number[], oddity: unknown, how: string): unknown {
  if (typeof value !== 'object' || value === null || step === undefined) return oddity
  const names = Object.keys(value)
  const name = names[step % Math.max(names.length, 1)]
  if (how === 'add' && further.length === 0) {
    return Array.isArray(value)
      ? [...value, oddity]
      : { ...value, ['__proto__']: oddity, constructor: oddity, unknown: oddity }
  }
  if (name === undefined) return oddity
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value }
  if (how === 'drop' && further.length === 0) delete copy[name]
  else copy[name] = changed(copy[name], further, oddity, how)
  return copy
}
