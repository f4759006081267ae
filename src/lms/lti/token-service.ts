import { randomUUID } from 'node:crypto'
import { type CryptoKey, SignJWT } from 'jose'
import Type from 'typebox'
import { DomainError } from '../../domain/error.ts'
import { claims } from './names.ts'
import { ifFits } from './shapes.ts'

export interface Platform {
  id: string
  clientId: string
  tokenUrl: string
  tokenAudience: string | null
  deploymentId: string
}

/** A `fetch` that carries a platform's access token, for that platform's services only. */
export type Service = (url: string, scope: string, init?: RequestInit) => Promise<Response>

interface Token {
  value: string
  until: number
}

const tokens = new Map<string, Promise<Token>>()

/**
 * Calls a platform's services in our name (1EdTech Security Framework 1.0 §4.1): a token per platform and scope, kept
 * until a minute before it ends, asked for once however many want it. Throws UNAVAILABLE when the platform gives none.
 */
export function serviceOf(
  fetch: typeof globalThis.fetch,
  platform: Platform,
  sign: () => Promise<{ kid: string; key: CryptoKey }>,
): Service {
  const fresh = async (scope: string) => {
    const name = `${platform.id} ${platform.tokenUrl} ${scope}`
    const kept = await tokens.get(name)?.catch(() => null)
    if (kept && kept.until > Date.now()) return kept.value
    const asked = tokenFor(fetch, platform, scope, await sign())
    tokens.set(name, asked)
    asked.catch(() => tokens.delete(name))
    return (await asked).value
  }
  return async (url, scope, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${await fresh(scope)}`)
    return fetch(url, { redirect: 'error', ...init, headers })
  }
}

const Answer = Type.Object({ access_token: Type.String(), expires_in: Type.Optional(Type.Unknown()) })

/** In seconds, where the platform does not say how long its token lives. */
const shortLife = 300

async function tokenFor(
  fetch: typeof globalThis.fetch,
  platform: Platform,
  scope: string,
  key: { kid: string; key: CryptoKey },
): Promise<Token> {
  const response = await fetch(platform.tokenUrl, {
    method: 'POST',
    redirect: 'error',
    // Exactly this type: Moodle takes no parameter after it.
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(platform, key),
      scope,
    }).toString(),
  })
  const answer = ifFits(Answer, await response.json().catch(() => null))
  if (!response.ok || !answer) {
    throw new DomainError('UNAVAILABLE', `The platform gave no access token (status ${response.status}).`)
  }
  const seconds = ifFits(Type.Number(), answer.expires_in) ?? shortLife
  return { value: answer.access_token, until: Date.now() + (seconds - 60) * 1000 }
}

/** Our own statement of who we are to the platform's token endpoint (RFC 7523). */
function assertion(
  { clientId, tokenUrl, tokenAudience, deploymentId }: Platform,
  { kid, key }: { kid: string; key: CryptoKey },
): Promise<string> {
  return new SignJWT({ [claims.deploymentId]: deploymentId })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenAudience ?? tokenUrl)
    .setIssuedAt()
    .setExpirationTime('4m')
    .setJti(randomUUID())
    .sign(key)
}
