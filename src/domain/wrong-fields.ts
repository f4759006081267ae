import { instantExpected, instantPattern } from './dates/instant.ts'
import type { FieldProblem } from './error.ts'
import { limits } from './limits.ts'

const patterns: Record<string, string> = {
  '\\S': 'A text that says something.',
  [instantPattern]: instantExpected,
}

const kinds: Record<string, string> = {
  string: 'Text.',
  integer: 'A whole number.',
  number: 'A number.',
  boolean: 'true or false.',
  array: 'A list.',
  object: 'An object with named fields.',
  null: 'null.',
}

const formats: Record<string, string> = {
  uuid: 'An id, such as 0198c0de-0000-7000-8000-000000000000.',
  'date-time': instantExpected,
  date: 'A date, such as 2026-01-31.',
  uri: 'An address, such as https://lms.example.org/hook.',
}

/** A value that a JSON Schema refused, as ajv and typebox both say it. */
export interface Refused {
  keyword: string
  /** A JSON pointer. */
  instancePath: string
  params: Params
  /** What the schema itself says to people, where it does. */
  schema?: { problem?: string; expected?: string }
}

type Params = Record<string, unknown>

/**
 * What a schema refused, in words for the person who sent it: each field once, by its path (`items[0].flagId`), with
 * what would be right. The keywords are those of JSON Schema 2020-12.
 */
export function wrongFields(refused: Refused[], context = 'request'): FieldProblem[] {
  const fields = new Map<string, FieldProblem>()
  for (const { keyword, instancePath, params, schema } of refused) {
    const missing = params.missingProperty as string | undefined
    const unknown = (params.additionalProperty as string | undefined)?.slice(0, longestName).toWellFormed()
    const field = pathOf(instancePath, missing ?? unknown) || context
    if (fields.has(field)) continue
    if (fields.size === limits.problems) break
    fields.set(field, {
      field,
      problem: schema?.problem ?? problemBy[keyword] ?? 'This value cannot be used.',
      expected: schema?.expected ?? expectedBy[keyword]?.(params) ?? 'One of the forms that /openapi.json describes.',
    })
  }
  return [...fields.values()]
}

/** How much of a name that is not known is repeated, in characters. */
const longestName = 100

const problemBy: Record<string, string> = {
  required: 'This field is missing.',
  additionalProperties: 'This field is not known here.',
}

const notBelow = ({ limit }: Params) => `A number not below ${limit}.`
const notAbove = ({ limit }: Params) => `A number not above ${limit}.`

/** What would be right, by the keyword that refused. */
const expectedBy: Record<string, (params: Params) => string> = {
  required: () => 'It is needed; see /openapi.json for its form.',
  additionalProperties: () => 'No such field; /openapi.json names those that can be sent.',
  type: ({ type }) =>
    [type]
      .flat()
      .map((kind) => kinds[String(kind)] ?? String(kind))
      .join(' Or: '),
  format: ({ format }) => formats[String(format)] ?? `The format ${format}.`,
  enum: ({ allowedValues }) => `One of: ${(allowedValues as unknown[]).join(', ')}.`,
  const: ({ allowedValue }) => `Exactly ${JSON.stringify(allowedValue)}.`,
  minimum: notBelow,
  exclusiveMinimum: notBelow,
  maximum: notAbove,
  exclusiveMaximum: notAbove,
  minLength: ({ limit }) => `At least ${limit} ${limit === 1 ? 'character' : 'characters'}.`,
  maxLength: ({ limit }) => `At most ${limit} characters.`,
  minItems: ({ limit }) => `At least ${limit} in the list.`,
  maxItems: ({ limit }) => `At most ${limit} in the list.`,
  uniqueItems: () => 'A list that names nothing twice.',
  pattern: ({ pattern }) => patterns[String(pattern)] ?? `A text of the form ${pattern}.`,
}

/** A JSON pointer (RFC 6901) as people write a path: /items/0/flagId becomes items[0].flagId. */
function pathOf(pointer: string, missing: string | undefined): string {
  const named = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const steps = [...named, ...(missing ? [missing] : [])]
  return steps
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
