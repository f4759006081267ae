import type { FastifySchemaValidationError } from 'fastify'
import type { FieldProblem } from '../../domain/error.ts'

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
  'date-time': 'A date and time, such as 2026-01-31T09:00:00Z.',
  date: 'A date, such as 2026-01-31.',
  uri: 'An address, such as https://lms.example.org/hook.',
}

/**
 * What a schema refused, in words for the person who sent it: each field once, by its path (`items[0].flagId`), with
 * what would be right. The keywords are those of JSON Schema 2020-12.
 */
export function wrongFields(refused: FastifySchemaValidationError[], context = 'request'): FieldProblem[] {
  const fields = new Map<string, FieldProblem>()
  for (const { keyword, instancePath, params } of refused) {
    const missing = (params as { missingProperty?: string }).missingProperty
    const field = pathOf(instancePath, missing) || context
    if (fields.has(field)) continue
    fields.set(field, {
      field,
      problem: missing ? 'This field is missing.' : 'This value cannot be used.',
      expected: missing ? 'It is needed; see /openapi.json for its form.' : expectedBy(keyword, params),
    })
  }
  return [...fields.values()]
}

function expectedBy(keyword: string, params: Record<string, unknown>): string {
  const { limit, type, format, allowedValues } = params as Record<string, unknown> & { allowedValues?: unknown[] }
  switch (keyword) {
    case 'type':
      return [type]
        .flat()
        .map((kind) => kinds[String(kind)] ?? String(kind))
        .join(' Or: ')
    case 'format':
      return formats[String(format)] ?? `The format ${format}.`
    case 'enum':
      return `One of: ${allowedValues!.join(', ')}.`
    case 'const':
      return `Exactly ${JSON.stringify(params.allowedValue)}.`
    case 'minimum':
    case 'exclusiveMinimum':
      return `A number not below ${limit}.`
    case 'maximum':
    case 'exclusiveMaximum':
      return `A number not above ${limit}.`
    case 'minLength':
      return `At least ${limit} ${limit === 1 ? 'character' : 'characters'}.`
    case 'maxLength':
      return `At most ${limit} characters.`
    case 'minItems':
      return `At least ${limit} in the list.`
    case 'maxItems':
      return `At most ${limit} in the list.`
    case 'uniqueItems':
      return 'A list that names nothing twice.'
    case 'pattern':
      return params.pattern === '\\S' ? 'A text that says something.' : `A text of the form ${params.pattern}.`
    default:
      return 'One of the forms that /openapi.json describes.'
  }
}

// A JSON pointer as people write it: /items/0/flagId becomes items[0].flagId.
function pathOf(pointer: string, missing: string | undefined): string {
  const steps = [...pointer.split('/').slice(1), ...(missing ? [missing] : [])]
  return steps
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
