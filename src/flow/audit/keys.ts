import { asc } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { signingKeys } from '../../db/schema/index.ts'
import type { Jwks } from '../../domain/signing/signing.ts'

/**
 * The public keys that ever signed here. The key in use may sign an early receipt again, so it is valid from the first
 * day; an older key ended when its successor came.
 */
export async function publishedKeys({ db }: Pick<Context, 'db'>): Promise<Jwks> {
  const known = await db.select().from(signingKeys).orderBy(asc(signingKeys.validFrom))
  const firstDay = known[0]?.validFrom ?? new Date(0)
  return {
    keys: known.map(({ kid, publicKey }, index) => {
      const successor = known[index + 1]
      return {
        kty: 'OKP',
        crv: 'Ed25519',
        alg: 'EdDSA',
        use: 'sig',
        kid,
        x: publicKey,
        validFrom: firstDay.toISOString(),
        ...(successor && { validUntil: successor.validFrom.toISOString() }),
      }
    }),
  }
}
