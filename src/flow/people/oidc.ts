import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type IDToken,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { OidcConfig } from '../../config/oidc.ts'
import type { Context } from '../../context.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { DomainError } from '../../domain/error.ts'
import { guardedFetch } from '../../outside/fetch.ts'

/** The secrets of one sign-in that is under way; the browser brings back the state. */
export interface SignInSecrets {
  state: string
  nonce: string
  verifier: string
}

const { wholeMs } = deadlines.signIn

/** How long the provider's metadata is used before it is read again, in milliseconds. */
const metadataLifetime = 60 * 60_000

const metadata = new WeakMap<OidcConfig, { readAt: number; configuration: Promise<Configuration> }>()

/**
 * Codes of `openid-client` for an answer that arrived and fails a check. With any other error there was no answer that
 * could be checked.
 */
const failedChecks = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
])

/** Where a browser signs in (OpenID Connect, authorization code with PKCE), and the secrets to keep. Throws UNAVAILABLE. */
export async function signInRequest(
  oidc: OidcConfig,
  redirectUri: string,
  log: Context['log'],
): Promise<{ address: string; secrets: SignInSecrets }> {
  const configuration = await configurationOf(oidc, log)
  const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
  })
  return { address: address.href, secrets }
}

/**
 * The claims of the person who signed in, for the address at which the browser came back. Everything is checked: state,
 * code, issuer, audience, nonce, times, and a signature by a public key of the provider. Throws NOT_ALLOWED when a check
 * fails, and UNAVAILABLE when the provider does not answer.
 */
export async function claimsOfAnswer(
  oidc: OidcConfig,
  answer: URL,
  { state, nonce, verifier }: SignInSecrets,
  log: Context['log'],
): Promise<IDToken> {
  const configuration = await configurationOf(oidc, log)
  try {
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
    return (await authorizationCodeGrant(configuration, answer, checks)).claims()!
  } catch (error) {
    log.warn({ err: error }, 'the answer of the identity provider cannot be used')
    const failed = failedChecks.has((error as { code?: string }).code ?? '')
    if (!failed) throw unavailable()
    throw new DomainError('NOT_ALLOWED', 'The sign-in service sent an answer that does not fit. Please begin again.')
  }
}

async function configurationOf(oidc: OidcConfig, log: Context['log']): Promise<Configuration> {
  const known = metadata.get(oidc)
  if (known && Date.now() - known.readAt < metadataLifetime) return known.configuration
  const configuration = discover(oidc).catch((error) => {
    metadata.delete(oidc)
    log.warn({ err: error }, 'the metadata of the identity provider cannot be used')
    throw unavailable()
  })
  metadata.set(oidc, { readAt: Date.now(), configuration })
  return configuration
}

async function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<Configuration> {
  const address = new URL(issuer)
  const fetch = guardedFetch({ ownOrigins: [address.origin], maxBytes: 1024 * 1024, timeoutMs: wholeMs })
  const configuration = await discovery(
    address,
    clientId,
    { [clockTolerance]: 60 },
    clientSecret ? ClientSecretBasic(clientSecret) : None(),
    {
      [customFetch]: (url, { body, ...options }) => fetch(url, { ...options, body: (body ?? null) as BodyInit | null }),
      // In seconds.
      timeout: wholeMs / 1000,
      // Without these checks the library trusts TLS alone and reads no signature.
      execute: [enableNonRepudiationChecks, ...(address.protocol === 'http:' ? [allowInsecureRequests] : [])],
    },
  )
  // The library lets some hosted providers name another issuer; here the issuer is half of who a person is.
  if (configuration.serverMetadata().issuer !== issuer) throw new Error('The provider names another issuer.')
  return configuration
}

/** The provider cannot be reached, or says something that is not OpenID Connect; the log has the cause. */
const unavailable = () =>
  new DomainError('UNAVAILABLE', 'The sign-in service cannot be reached just now. Please try again in a moment.')
