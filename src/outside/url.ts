import { isIP } from 'node:net'
import { urlIn } from '../domain/url.ts'
import { isLoopback, isReachable } from './addresses.ts'

/** What an outside address may look like. */
export interface AddressRules {
  /** Only these host names, exactly; absent for any public one. */
  allowHosts?: string[]
  /** Ports other than 443. */
  allowPorts?: number[]
  /** For development and tests only: http, any port and loopback addresses, for loopback hosts. */
  allowLoopback?: boolean
  /** Origins that the operator of this deployment set. They may lie in the operator's own network, and use http. */
  ownOrigins?: string[]
}

/** Names that never lead to the public internet (RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, ICANN's .internal). */
const inside =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion|alt|test|invalid|example)$/

/** The literal address or name that the URL leads to, as a resolver would be asked for it. */
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/**
 * Why this address from outside is not fetched, in words for the person who gave it, or null. It judges the address as it is
 * written; the addresses a name resolves to are judged when connecting (docs/reference/outside-addresses.md#literal-addresses).
 */
export function addressProblem(address: string, rules: AddressRules): string | null {
  // Characters that URL parsers drop or turn around, so that two programs could read two different hosts.
  if (/[\s\p{Cc}\\]/u.test(address)) return 'It holds a space, a control character or a backslash.'
  const url = urlIn(address)
  if (!url || !/^https?:\/\/[^/]/i.test(address)) return 'It is not a complete https address.'

  const host = hostOf(url)
  const local = rules.allowLoopback === true && (isLoopback(host) || host === 'localhost')
  if (url.username || url.password || /^[^/?#]*@/.test(address.replace(/^https?:\/\//i, ''))) {
    return 'It carries a user name or password.'
  }
  if (rules.ownOrigins?.includes(url.origin)) return null
  if (url.protocol !== 'https:' && !local) return 'It does not begin with https.'
  if (!host || host.length > 253) return 'It names no host.'
  if (rules.allowHosts && !rules.allowHosts.includes(host)) return 'Its host is not among those agreed.'
  if (local) return null
  if (isIP(host)) {
    if (!isReachable(host, false)) return 'It leads to an address that is not on the public internet.'
  } else if (!host.includes('.') || inside.test(host) || !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host)) {
    return 'Its host is not a name on the public internet.'
  }
  if (url.port && !(rules.allowPorts ?? []).includes(Number(url.port))) return 'It uses a port other than 443.'
  return null
}
