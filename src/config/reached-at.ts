import type { Config } from '../config.ts'

type Reached = Pick<Config, 'publicUrl' | 'host' | 'port'>

/** The address at which people reach the service: the public one, or host and port. A link begins with it. */
export function reachedAt({ publicUrl, host, port }: Reached): string {
  return publicUrl ?? addressOf(host, port)
}

/** Host and port as an address of this machine, also where the service listens on all of its addresses. */
export function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
