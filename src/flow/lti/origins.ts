import type { Context } from '../../context.ts'
import { listRegistrations, type Registration } from '../../db/lti/registrations.ts'
import { urlIn } from '../../domain/url.ts'

/** The addresses of a platform whose origins may show our pages in a frame. */
export const addressesOf = ({ authUrl, issuer }: Pick<Registration, 'authUrl' | 'issuer'>) => [authUrl, issuer]

/** The origins of the addresses that have one, each once. Used to name who may show a page in a frame. */
export function originsOf(addresses: string[]): string[] {
  const origins = addresses.flatMap((address) => urlIn(address)?.origin ?? [])
  return [...new Set(origins)].filter((origin) => origin !== 'null')
}

/** How long the origins of registered platforms are taken as they were read, in milliseconds. */
const freshMs = 10_000

const known = new WeakMap<Context, { origins: Promise<string[]>; until: number }>()

/**
 * The origins of the platforms that may launch us now: they may show our pages in a frame. Read anew every ten seconds, and
 * after a change by this process; a database that does not answer names none, so that a page can still say what is wrong.
 */
export function platformOrigins(context: Context): Promise<string[]> {
  const kept = known.get(context)
  const now = performance.now()
  if (kept && kept.until > now) return kept.origins
  const origins = listRegistrations(context.db).then(
    (all) => originsOf(all.filter(({ state }) => state === 'active').flatMap(addressesOf)),
    () => [],
  )
  known.set(context, { origins, until: now + freshMs })
  return origins
}

/** Has the origins read anew, after a registration was added or changed. */
export const forgetOrigins = (context: Context) => known.delete(context)
