import type { Context } from '../context.ts'
import { DomainError } from '../domain/error.ts'
import { addressProblem } from '../outside/url.ts'

/** Refuses an address that the guarded fetch would not reach, while the person who typed it can still correct it. */
export function checkAddress({ config }: Pick<Context, 'config'>, address: string, field: string): void {
  const problem = addressProblem(address, { allowLoopback: config.outsideAllowLoopback })
  if (!problem) return
  throw new DomainError('INVALID_INPUT', 'This address cannot be used.', [
    { field, problem, expected: 'An https address on the public internet, port 443, without user name or password.' },
  ])
}
