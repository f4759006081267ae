import { randomBytes, timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'
import type { Context } from '../../context.ts'
import { type Login, openLogin, takeLogin } from '../../db/lti/logins.ts'
import { keepRefusal } from '../../db/lti/refusals.ts'
import { findRegistration, type Registration } from '../../db/lti/registrations.ts'
import { hashOf } from '../../db/lti/secret.ts'
import { ltiDeployments } from '../../db/schema/index.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { DomainError } from '../../domain/error.ts'
import { verifyIdToken } from '../../lms/lti/id-token.ts'
import { type Launch, readLaunch } from '../../lms/lti/launch.ts'
import { Refusal } from '../../lms/lti/refusal.ts'
import { ownAddress } from '../own-address.ts'
import { record } from '../record.ts'

export interface Sent {
  state: string
  idToken: string
  /** What the browser kept since the login: from its cookie, or from the platform's storage. */
  binding: string | null
  /** Whether the platform's storage was asked for it already. */
  askedStorage: boolean
}

/**
 * A launch that was checked, and whether the browser proved to be the one that began the login; or a login whose browser
 * has yet to ask the platform's storage.
 */
export type Outcome = { registration: Registration } & ({ launch: Launch; isBound: boolean } | { unbound: Login })

/**
 * Checks a launch in the order of docs/reference/lti.md#launch-checks and uses its login up. A browser that kept nothing is asked for what
 * the platform's storage keeps (`unbound`); where there is no storage, its launch is checked all the same and is not bound: it signs
 * in only a person who has read whom it is for. Throws NOT_ALLOWED with a reference that means nothing to the
 * browser; why is kept for the admin.
 */
export async function takeLaunch(context: Context, { state, idToken, binding, askedStorage }: Sent): Promise<Outcome> {
  const open = await openLogin(context.db, state)
  if (!open)
    throw new DomainError(
      'NOT_ALLOWED',
      'This launch took too long or was used already. Please open the link in your LMS again.',
    )
  const registration = await findRegistration(context.db, open.registrationId)
  if (!binding && open.storageTarget && !askedStorage) return { unbound: open, registration }

  const login = await takeLogin(context.db, state)
  if (!login)
    throw new DomainError('NOT_ALLOWED', 'This launch was used already. Please open the link in your LMS again.')
  try {
    return {
      launch: await check(context, registration, login, idToken, binding),
      isBound: binding !== null,
      registration,
    }
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof DomainError)) throw error
    throw await refuse(context, registration, error)
  }
}

async function check(
  context: Context,
  registration: Registration,
  login: Login,
  idToken: string,
  binding: string | null,
) {
  if (binding !== null && !timingSafeEqual(hashOf(binding), login.bindingHash)) {
    throw new Refusal('binding', 'The launch came from another browser than the one that began it.')
  }
  if (registration.state !== 'active') throw new Refusal('registration', 'This registration is not active.')
  const claims = await verifyIdToken(idToken, keysOf(context, registration), registration, context.clock())
  if (typeof claims.nonce !== 'string' || !timingSafeEqual(hashOf(claims.nonce), login.nonceHash)) {
    throw new Refusal('nonce', 'The token was made for another login.')
  }
  const launch = readLaunch(claims, new URL(ownAddress(context)).origin)
  await checkDeployment(context, registration, launch.deploymentId)
  return launch
}

/** A deployment that was not confirmed is noted, and waits. */
async function checkDeployment({ db }: Context, { id: registrationId }: Registration, deploymentId: string) {
  const known = await db.select().from(ltiDeployments).where(eq(ltiDeployments.registrationId, registrationId))
  const found = known.find((one) => one.deploymentId === deploymentId)
  if (found?.state === 'active') return
  if (!found && known.length < 1_000) {
    await db.transaction(async (tx) => {
      await tx.insert(ltiDeployments).values({ registrationId, deploymentId, state: 'waiting' }).onConflictDoNothing()
      await record(tx, { type: 'lti.deployment_waits', who: null, data: { registration: registrationId } })
    })
  }
  throw new Refusal(
    'deployment_unknown',
    `The deployment “${deploymentId}” waits for an admin of this tool to confirm it.`,
  )
}

async function refuse(context: Context, { id: registrationId }: Registration, error: Refusal | DomainError) {
  const reference = randomBytes(5).toString('hex')
  const reason = error instanceof Refusal ? error.reason : 'key_set'
  const detail =
    error instanceof Refusal ? error.message : `The key set of the platform could not be read. ${error.message}`
  await keepRefusal(context.db, { reference, registrationId, reason, detail })
  context.log.warn({ registration: registrationId, reason, reference }, 'a launch was refused')
  return new DomainError(
    'NOT_ALLOWED',
    `This launch could not be accepted. Please open the link in your LMS again; if it happens once more, give your LMS admin the reference ${reference}.`,
  )
}

const keySets = new WeakMap<Context, Map<string, JWTVerifyGetKey>>()

/** A platform's keys: kept ten minutes, fetched again for a key id that is not among them, but not more than twice a minute. */
export function keysOf(context: Context, { id, jwksUrl }: Registration): JWTVerifyGetKey {
  const kept = keySets.get(context) ?? new Map<string, JWTVerifyGetKey>()
  keySets.set(context, kept)
  const name = `${id} ${jwksUrl}`
  const known = kept.get(name)
  if (known) return known
  const fresh = createRemoteJWKSet(new URL(jwksUrl), {
    [customFetch]: (url, options) => context.fetch(url, options as RequestInit),
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    timeoutDuration: deadlines.signIn.wholeMs,
  })
  kept.set(name, fresh)
  return fresh
}
