import { readFileSync } from 'node:fs'
import { Clean, Default } from 'typebox/value'
import { misfits } from '../domain/shape.ts'
import { type Environment, type Variable, Variables } from './variables.ts'

const variables = Variables.properties as unknown as Record<string, Variable>

/**
 * Reads the variables by their schema; an empty one counts as one that is not set. A secret may be in a file, which the
 * variable with `_FILE` after its name points to. Gives a sentence for each that cannot be used, which names the variable
 * and what it takes, and never the value of a secret.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): { environment: Environment; problems: string[] } {
  const { values, problems } = withFiles(env)
  const typed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isNumber(name) ? numberIn(value) : value]),
  )
  const environment = Default(Variables, Clean(Variables, typed))
  const wrong = new Map(misfits(Variables, environment).map((it) => [it.instancePath.slice(1), it.schema as Variable]))
  const misfitting = [...wrong].map(([name, { takes, secret }]) =>
    secret ? `${name} cannot be used; it takes ${takes}.` : `${name} is “${env[name]}”; it takes ${takes}.`,
  )
  return { environment: environment as Environment, problems: [...problems, ...misfitting] }
}

/** The variables that are set, with the contents of the files that hold secrets. */
function withFiles(env: NodeJS.ProcessEnv): { values: Record<string, string>; problems: string[] } {
  const values = Object.fromEntries(Object.entries(env).filter(([, value]) => value)) as Record<string, string>
  const problems: string[] = []
  for (const name of Object.keys(variables).filter((name) => variables[name]!.secret && values[`${name}_FILE`])) {
    const path = values[`${name}_FILE`]!
    if (values[name]) problems.push(`${name} and ${name}_FILE are both set; one of them is enough.`)
    try {
      values[name] = readFileSync(path, 'utf8').trimEnd()
    } catch (error) {
      problems.push(`${name}_FILE is “${path}”, which cannot be read (${(error as NodeJS.ErrnoException).code}).`)
    }
  }
  return { values, problems }
}

const isNumber = (name: string) => (variables[name] as { type?: string } | undefined)?.type === 'integer'

/** The number that a text says, or the text. */
const numberIn = (value: string) => (/^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value)
