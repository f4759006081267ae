import { Clean, Default, Pointer } from 'typebox/value'
import type { FieldProblem } from '../error.ts'
import { type Misfit, misfits, problemsOf } from '../shape.ts'
import { storable, withoutEmpty } from '../storable.ts'
import { type AiUse, dateNeeded, maxUses, type Reflection, Undecided, WithAi, WithoutAi } from './reflection.ts'

/**
 * A reflection; or what keeps it from being one, and as much of it as could be read, so that the gate can look at the
 * rest at the same time.
 */
type ReadReflection = { reflection: Reflection } | { problems: FieldProblem[]; readable: Reflection | null }

/**
 * Reads a reflection as it was sent. Gives the reflection, or every field that is missing or of the wrong kind, named
 * as in JSON and in words for the student. Fields it does not know are left out. `today` is `YYYY-MM-DD`.
 */
export function readReflection(sent: unknown, today: string): ReadReflection {
  const answers = prepared(sent)
  const schema = answers?.aiUsed === true ? WithAi : answers?.aiUsed === false ? WithoutAi : Undecided
  const read = Default(schema, answers)
  const wrong = misfits(schema, read)
  const problems = problemsOf(wrong, 'reflection')
  if (schema === Undecided) return { problems, readable: null }

  for (const misfit of wrong) replaceUnread(read, misfit)
  const readable = Clean(schema, read) as Reflection
  if (readable.aiUsed) problems.push(...dateProblems(readable.uses, today))
  return problems.length ? { problems, readable } : { reflection: readable }
}

/**
 * The answers as they can be kept, without what says nothing; a use that is no object is one without answers. Of a list
 * that is too long one item too many is kept, so that what is wrong with the rest is not looked for.
 */
function prepared(sent: unknown): Record<string, unknown> | null {
  if (!isObject(sent)) return null
  const answers = withoutEmpty(storable(cut(sent))) as Record<string, unknown>
  if (!Array.isArray(answers.uses)) return answers
  const uses = answers.uses.map((use) => {
    if (!isObject(use)) return {}
    return typeof use.tool === 'string' ? { ...use, tool: use.tool.trim() } : use
  })
  return { ...answers, uses }
}

const cut = (answers: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, maxUses + 1) : value]),
  )

/** Puts in place of an answer that could not be read one that asks for nothing more. */
function replaceUnread(answers: unknown, { instancePath, params, schema }: Misfit) {
  const missing = params.missingProperty === undefined ? '' : `/${params.missingProperty}`
  const parent = missing ? instancePath : instancePath.slice(0, instancePath.lastIndexOf('/'))
  if (Pointer.Has(answers, parent))
    Pointer.Set(answers, instancePath + missing, (schema as { unread?: unknown }).unread)
}

/** Dates in the future, and a last use before the first. A date that could not be read is an empty text here. */
function dateProblems(uses: AiUse[], today: string): FieldProblem[] {
  return uses.flatMap(({ firstUsed, lastUsed = '' }, index) => {
    const problem = (name: string, said: Omit<FieldProblem, 'field'>) => ({
      field: `reflection.uses[${index}].${name}`,
      ...said,
    })
    const future = Object.entries({ firstUsed, lastUsed }).filter(([, date]) => date > today)
    if (future.length) return future.map(([name]) => problem(name, dateNeeded))
    if (!firstUsed || !lastUsed || lastUsed >= firstUsed) return []
    const said = { problem: 'The last use is before the first use.', expected: `A date on or after ${firstUsed}.` }
    return [problem('lastUsed', said)]
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
