import { Clean, Convert, Default } from 'typebox/value'
import { misfits } from '../domain/shape.ts'
import { type Environment, type Variable, Variables } from './variables.ts'

/**
 * Reads the variables by their schema; an empty one counts as one that is not set. Gives a sentence for each that cannot
 * be used, which names the variable and what it takes, and never the value of a secret.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): { environment: Environment; problems: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '' && value !== undefined))
  const environment = Default(Variables, Convert(Variables, Clean(Variables, set)))
  const wrong = new Map(misfits(Variables, environment).map((it) => [it.instancePath.slice(1), it.schema as Variable]))
  const problems = [...wrong].map(([name, { takes, secret }]) =>
    secret ? `${name} cannot be used; it takes ${takes}.` : `${name} is “${env[name]}”; it takes ${takes}.`,
  )
  return { environment: environment as Environment, problems }
}
