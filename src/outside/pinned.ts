import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { Agent } from 'undici'
import { deadlines } from '../domain/deadlines.ts'
import { DomainError } from '../domain/error.ts'
import { isReachable } from './addresses.ts'
import type { AddressRules } from './url.ts'

export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>

const system: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/**
 * Connections that go to the very addresses that were checked: a name is resolved once per connection, every answer must
 * be reachable, and no second question could be answered otherwise. Not asked for literal addresses (undici skips
 * `lookup` for them), which is why `addressProblem` comes first.
 */
export function pinnedAgent(
  { allowLoopback = false, ownOrigins = [] }: AddressRules,
  resolve: Resolve = system,
): Agent {
  const ownHosts = ownOrigins.map((origin) => new URL(origin).hostname)
  const checked: LookupFunction = (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const reachable = ownHosts.includes(host) || found.every(({ address }) => isReachable(address, allowLoopback))
        if (found.length === 0 || !reachable) return callback(notPublic(), '', 0)
        if (options.all) return callback(null, found)
        callback(null, found[0]!.address, found[0]!.family)
      },
      (error) => callback(error, '', 0),
    )
  }
  return new Agent({ connect: { lookup: checked, timeout: deadlines.connect.wholeMs }, connections: 32, pipelining: 1 })
}

const notPublic = () =>
  new DomainError('NOT_ALLOWED', 'The name of this host leads to an address that is not on the public internet.')
