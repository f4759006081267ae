import type { Static, TSchema } from 'typebox'
import { Settings } from 'typebox/system'
import { Errors, Pointer } from 'typebox/value'
import { DomainError, type FieldProblem } from './error.ts'
import { type Refused, wrongFields } from './wrong-fields.ts'

// A person hears of everything at once; the library would stop after eight.
Settings.Set({ maxErrors: 1_000 })

/** A place in a value that does not fit, with the schema of that place and all that the schema says beside its shape. */
export interface Misfit extends Refused {
  schema: TSchema & { problem?: string; expected?: string }
}

/** Where a value does not fit a schema, one for each property that is missing. Empty when it fits. */
export function misfits(schema: TSchema, value: unknown): Misfit[] {
  return Errors(schema, value).flatMap(({ keyword, instancePath, schemaPath, params }): Misfit[] => {
    const at = Pointer.Get(schema, schemaPath.slice(1)) as { properties: Record<string, TSchema> }
    if (keyword !== 'required') return [{ keyword, instancePath, params: { ...params }, schema: at }]
    return params.requiredProperties.map((missingProperty) => ({
      keyword,
      instancePath,
      params: { missingProperty },
      schema: at.properties[missingProperty]!,
    }))
  })
}

/**
 * What has to change in a value, by field. A schema's own `problem` and `expected` are said where it has them. `within`
 * is the name of the value itself where it is a part of something larger.
 */
export function problemsOf(wrong: Misfit[], within?: string): FieldProblem[] {
  const root = within ? `/${within}` : ''
  return wrongFields(wrong.map((misfit) => ({ ...misfit, instancePath: root + misfit.instancePath })))
}

/** What has to change in a value before it fits a schema; see `problemsOf`. */
export const problemsIn = (schema: TSchema, value: unknown, within?: string): FieldProblem[] =>
  problemsOf(misfits(schema, value), within)

/** The value, known to fit the schema. Throws INVALID_INPUT with `message` and every field that does not fit. */
export function fitting<Schema extends TSchema>(
  schema: Schema,
  value: unknown,
  { message, within }: { message: string; within?: string },
): Static<Schema> {
  const problems = problemsIn(schema, value, within)
  if (problems.length) throw new DomainError('INVALID_INPUT', message, problems)
  return value as Static<Schema>
}
