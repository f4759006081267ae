import { BlockList, isIP } from 'node:net'

// IANA special-purpose registries (RFC 6890 and later), and everything in IPv6 that is not global unicast 2000::/3.
// ::ffff:0:0/96 must not be listed: BlockList applies the IPv4 rules to it by itself, and as a rule it would block every
// IPv4 address.
const special = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  '::/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20',
  '4000::/2 8000::/1',
]

const blocked = listOf(special)
const loopback = listOf(['127.0.0.0/8 ::1/128'])

/** Whether an address may be connected to from here: public ones, and loopback where development allows it. */
export function isReachable(address: string, allowLoopback: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (!isIP(address)) return false
  return !blocked.check(address, family) || (allowLoopback && loopback.check(address, family))
}

export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function listOf(lines: string[]): BlockList {
  const list = new BlockList()
  for (const range of lines.join(' ').split(' ')) {
    const [network = '', prefix] = range.split('/')
    list.addSubnet(network, Number(prefix), isIP(network) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
