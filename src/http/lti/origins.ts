import type { Registration } from '../../db/lti/registrations.ts'
import { urlIn } from '../../domain/url.ts'

/** The addresses of a platform whose origins may show our pages in a frame. */
export const addressesOf = ({ authUrl, issuer }: Registration) => [authUrl, issuer]

/** The origins of the addresses that have one, each once. Used to name who may show a page in a frame. */
export function originsOf(addresses: string[]): string[] {
  const origins = addresses.flatMap((address) => urlIn(address)?.origin ?? [])
  return [...new Set(origins)].filter((origin) => origin !== 'null')
}
