import { asc, gt, isNull, or, sql } from 'drizzle-orm'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { ltiKeys } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Json } from '../../domain/screening/detector.ts'
import { seal, sealingKey, unseal } from '../../domain/signing/sealed-secret.ts'
import { record } from '../record.ts'

/** The size of a key, in bits: RSA of 3,072 is as hard to break as a symmetric key of 128 (NIST SP 800-57 part 1, table 2). */
const modulusLength = 3072

/** How long a key that was replaced stays published, in days: platforms keep copies of the set. */
const overlapDays = 7

/** The key that signs what we say to platforms just now; the first is made when it is first needed. */
export async function toolKey(context: Context): Promise<{ kid: string; key: CryptoKey }> {
  const current = (await published(context.db)).find(({ retiresAt }) => !retiresAt) ?? (await firstKey(context))
  const opened = unseal(current.privateJwk, `lti-key ${current.kid}`, sealingKey(context.signingKey))
  if (!opened) throw new DomainError('UNAVAILABLE', 'The LTI key was sealed with another signing key. Rotate it.')
  return { kid: current.kid, key: (await importJWK(JSON.parse(opened), 'RS256')) as CryptoKey }
}

/** The public keys, as platforms read them: the one in use, and for a while the one before. */
export async function toolKeySet(context: Context): Promise<{ keys: Record<string, Json>[] }> {
  await toolKey(context).catch(() => null)
  return { keys: (await published(context.db)).map(({ publicJwk }) => publicJwk) }
}

/** A new key signs from now on; the one before stays published for a week. */
export async function rotateToolKey(context: Context, who: Actor): Promise<{ kid: string }> {
  const made = await newKey(context)
  await context.db.transaction(async (tx) => {
    await tx
      .update(ltiKeys)
      .set({ retiresAt: sql`clock_timestamp() + make_interval(days => ${overlapDays})` })
      .where(isNull(ltiKeys.retiresAt))
    await tx.insert(ltiKeys).values(made)
    await record(tx, { type: 'lti.key_rotated', who, data: { kid: made.kid } })
  })
  return { kid: made.kid }
}

const published = (session: Session) =>
  session
    .select()
    .from(ltiKeys)
    .where(or(isNull(ltiKeys.retiresAt), gt(ltiKeys.retiresAt, sql`clock_timestamp()`)))
    .orderBy(asc(ltiKeys.createdAt))

async function firstKey(context: Context) {
  const made = await newKey(context)
  return context.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('lti key', 6))`)
    const known = (await published(tx)).find(({ retiresAt }) => !retiresAt)
    if (known) return known
    const [added] = await tx.insert(ltiKeys).values(made).returning()
    return added!
  })
}

async function newKey({ signingKey }: Context) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength, extractable: true })
  const jwk: JWK = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  const secret = JSON.stringify(await exportJWK(privateKey))
  return {
    kid,
    publicJwk: { ...jwk, kid, use: 'sig', alg: 'RS256' } as Record<string, Json>,
    privateJwk: seal(secret, `lti-key ${kid}`, sealingKey(signingKey)),
  }
}
