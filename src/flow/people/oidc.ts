import type { OidcConfig } from '../../config.ts'
import { DomainError } from '../../domain/error.ts'

/** What we need to know of an identity provider (OpenID Connect Discovery 1.0 §3). */
export interface Provider {
  issuer: string
  authorization_endpoint: string
  token_endpoint: string
  jwks_uri: string
}

const patience = 10_000

/** Says that the identity provider could not be reached or said something we cannot use; the log holds what. */
export const unavailable = () =>
  new DomainError('UNAVAILABLE', 'The sign-in service cannot be reached just now. Please try again in a moment.')

/**
 * What the identity provider says about itself, under the exact issuer that the operator named. The address is the
 * operator's own, so it may lie inside their network. Throws UNAVAILABLE.
 */
export async function discover({ issuer }: Pick<OidcConfig, 'issuer'>): Promise<Provider> {
  const answer = await ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const { issuer: named, authorization_endpoint, token_endpoint, jwks_uri } = answer as unknown as Provider
  const whole = [authorization_endpoint, token_endpoint, jwks_uri].every((address) => URL.canParse(address))
  if (named !== issuer || !whole) throw unavailable()
  return { issuer, authorization_endpoint, token_endpoint, jwks_uri }
}

/** Exchanges a code for an ID token (OpenID Connect Core §3.1.3; the verifier is that of RFC 7636). Throws UNAVAILABLE. */
export async function exchange(
  { token_endpoint }: Provider,
  { clientId, clientSecret }: OidcConfig,
  { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    code_verifier: verifier,
  })
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret ?? '')}`).toString(
    'base64',
  )
  const answer = await ask(token_endpoint, {
    method: 'POST',
    body,
    headers: clientSecret ? { authorization: `Basic ${basic}` } : {},
  })
  if (typeof answer.id_token !== 'string') throw unavailable()
  return answer.id_token
}

async function ask(address: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(patience) })
    if (!response.ok) throw new Error(`status ${response.status}`)
    return (await response.json()) as Record<string, unknown>
  } catch {
    throw unavailable()
  }
}
