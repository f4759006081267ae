import { createHash, randomBytes } from 'node:crypto'
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import type { OidcConfig } from '../../config.ts'
import type { Context } from '../../context.ts'
import {
  accountOfIdentity,
  accountsWithEmail,
  addAttempt,
  isLinked,
  linkIdentity,
  takeAttempt,
} from '../../db/people/identities.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { discover, exchange, type Provider } from './oidc.ts'

const random = () => randomBytes(32).toString('base64url')

/** Signature algorithms with a public key; a shared secret proves nothing about who signed. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']

/** Begins a sign-in at the identity provider: the address to go to, and the state that the browser must bring back. */
export async function beginSignIn(
  { db, config }: Context,
  redirectUri: string,
): Promise<{ address: string; state: string }> {
  const oidc = configured(config.oidc)
  const { authorization_endpoint } = await discover(oidc)
  const [state, nonce, verifier] = [random(), random(), random()]
  await addAttempt(db, state, { nonce, verifier })

  const address = new URL(authorization_endpoint)
  const asked = {
    response_type: 'code',
    client_id: oidc.clientId,
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
  return { address: address.href, state }
}

/**
 * Finishes a sign-in with what the identity provider sent back, in the browser that began it. Throws NOT_ALLOWED in
 * words, and UNAVAILABLE when the provider does not answer.
 */
export async function finishSignIn(
  context: Context,
  {
    state,
    cookie,
    code,
    redirectUri,
  }: { state: string; cookie: string | undefined; code: string; redirectUri: string },
): Promise<Actor> {
  const oidc = configured(context.config.oidc)
  const attempt = state && state === cookie ? await takeAttempt(context.db, state) : null
  if (!attempt || !code) throw refused('This sign-in was begun elsewhere or took too long. Please begin again.')

  const provider = await discover(oidc)
  const token = await exchange(provider, oidc, { code, verifier: attempt.verifier, redirectUri })
  const claims = await claimsOf(token, provider, oidc)
  if (!claims || claims.nonce !== attempt.nonce || !claims.sub) {
    throw refused('The sign-in service sent an answer that does not fit. Please begin again.')
  }
  return accountFor(context, oidc, claims)
}

async function claimsOf(
  token: string,
  { jwks_uri, issuer }: Provider,
  { clientId }: OidcConfig,
): Promise<JWTPayload | null> {
  const keys = createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: 10_000 })
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms,
      clockTolerance: 60,
      requiredClaims: ['sub', 'exp', 'iat'],
    })
    const several = Array.isArray(payload.aud) && payload.aud.length > 1
    return several && payload.azp !== clientId ? null : payload
  } catch {
    return null
  }
}

/**
 * Who somebody is here: by issuer and subject. The first time, by an address that the provider vouches for and that an
 * admin gave to exactly one person; from then on the address no longer counts.
 */
async function accountFor(
  { db }: Context,
  { issuer }: OidcConfig,
  { sub, email, email_verified }: JWTPayload,
): Promise<Actor> {
  return db.transaction(async (tx) => {
    const known = await accountOfIdentity(tx, issuer, sub!)
    const who = known ?? (await byEmail())
    await record(tx, { type: 'session.started', who, data: { by: 'oidc' } })
    return who

    async function byEmail(): Promise<Actor> {
      const vouched = email_verified === true && typeof email === 'string'
      const [person, other] = vouched ? await accountsWithEmail(tx, email) : []
      if (!person || other || (await isLinked(tx, issuer, person.id))) {
        throw refused(
          'You are not known here yet. Please ask your administrator to add you with the address you sign in with.',
        )
      }
      await linkIdentity(tx, issuer, sub!, person.id)
      await record(tx, { type: 'account.linked', who: person, data: { account: person.id } })
      return person
    }
  })
}

function configured(oidc: OidcConfig | null): OidcConfig {
  if (oidc) return oidc
  throw new DomainError('NOT_FOUND', 'No identity provider is set up here.')
}

const refused = (sentence: string) => new DomainError('NOT_ALLOWED', sentence)
