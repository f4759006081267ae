import { Clean, Default } from 'typebox/value'
import { misfits } from '../domain/shape.ts'
import { type Environment, type Variable, Variables } from './variables.ts'

/**
 * Reads the variables by their schema; an empty one counts as one that is not set. Gives a sentence for each that cannot
 * be used, which names the variable and what it takes, and never the value of a secret.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): { environment: Environment; problems: string[] } {
  const set = Object.entries(env).filter(([, value]) => value !== '' && value !== undefined)
  const typed = Object.fromEntries(set.map(([name, value]) => [name, isNumber(name) ? numberIn(value!) : value]))
  const environment = Default(Variables, Clean(Variables, typed))
  const wrong = new Map(misfits(Variables, environment).map((it) => [it.instancePath.slice(1), it.schema as Variable]))
  const problems = [...wrong].map(([name, { takes, secret }]) =>
    secret ? `${name} cannot be used; it takes ${takes}.` : `${name} is “${env[name]}”; it takes ${takes}.`,
  )
  return { environment: environment as Environment, problems }
}

const isNumber = (name: string) => (Variables.properties as Record<string, { type?: string }>)[name]?.type === 'integer'

/** The number that a text says, or the text. */
const numberIn = (value: string) => (/^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value)
