import type { IDToken } from 'openid-client'
import type { OidcConfig } from '../../config/oidc.ts'
import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
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
import { claimsOfAnswer, signInRequest } from './oidc.ts'

/** Begins a sign-in at the identity provider: the address to go to, and the state that the browser must bring back. */
export async function beginSignIn(
  { db, config, log }: Context,
  redirectUri: string,
): Promise<{ address: string; state: string }> {
  const { address, secrets } = await signInRequest(configured(config.oidc), redirectUri, log)
  const { state, nonce, verifier } = secrets
  await addAttempt(db, state, { nonce, verifier })
  return { address, state }
}

/**
 * Finishes a sign-in in the browser that began it. `answer` is the whole address that the identity provider sent it to;
 * `cookie` is the state that `beginSignIn` gave. Throws NOT_ALLOWED in words, and UNAVAILABLE when the provider does not
 * answer.
 */
export async function finishSignIn(
  context: Context,
  { answer, cookie }: { answer: URL; cookie: string | undefined },
): Promise<Actor> {
  const oidc = configured(context.config.oidc)
  const state = answer.searchParams.get('state')
  const attempt = state && state === cookie ? await takeAttempt(context.db, state) : null
  if (!state || !attempt || !answer.searchParams.get('code')) {
    throw refused('This sign-in was begun elsewhere or took too long. Please begin again.')
  }
  const claims = await claimsOfAnswer(oidc, answer, { ...attempt, state }, context.log)
  return context.db.transaction(async (tx) => {
    const who = (await accountOfIdentity(tx, oidc.issuer, claims.sub)) ?? (await linkByEmail(tx, oidc, claims))
    await record(tx, { type: 'session.started', who, data: { by: 'oidc' } })
    return who
  })
}

/**
 * The account of a person who signs in for the first time: by an address that the provider vouches for and that an admin
 * gave to exactly one person. From then on the address no longer counts, only issuer and subject. Throws NOT_ALLOWED.
 */
async function linkByEmail(
  tx: Session,
  { issuer }: OidcConfig,
  { sub, email, email_verified }: IDToken,
): Promise<Actor> {
  const vouched = email_verified === true && typeof email === 'string'
  const [person, other] = vouched ? await accountsWithEmail(tx, email) : []
  if (!person || other || (await isLinked(tx, issuer, person.id))) {
    throw refused(
      'You are not known here yet. Please ask your administrator to add you with the address you sign in with.',
    )
  }
  await linkIdentity(tx, issuer, sub, person.id)
  await record(tx, { type: 'account.linked', who: person, data: { account: person.id } })
  return person
}

function configured(oidc: OidcConfig | null): OidcConfig {
  if (oidc) return oidc
  throw new DomainError('NOT_FOUND', 'No identity provider is set up here.')
}

const refused = (sentence: string) => new DomainError('NOT_ALLOWED', sentence)
