import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Role } from '../domain/permission.ts'
import type { Session } from './client.ts'
import { newId } from './id.ts'
import { accounts, keys } from './schema.ts'

export type Account = typeof accounts.$inferSelect

const hashOf = (key: string) => createHash('sha256').update(key).digest()

/** Who stands behind a bearer key, or null: unknown, revoked, expired, or of an account that was disabled. */
export async function accountOfKey(session: Session, key: string) {
  const [found] = await session
    .select({ id: accounts.id, role: accounts.role, name: accounts.name })
    .from(keys)
    .innerJoin(accounts, eq(accounts.id, keys.accountId))
    .where(
      and(
        eq(keys.hash, hashOf(key)),
        isNull(keys.revokedAt),
        isNull(accounts.disabledAt),
        or(isNull(keys.expiresAt), gt(keys.expiresAt, sql`clock_timestamp()`)),
      ),
    )
  return found ?? null
}

export async function addAccount(
  session: Session,
  { role, name, email }: { role: Role; name: string; email?: string },
): Promise<Account> {
  const [added] = await session
    .insert(accounts)
    .values({ id: newId(), role, name, email: email ?? null })
    .returning()
  return added!
}

/** Makes a key and returns it: the only time it can be seen. 256 random bits, so a plain hash keeps it safe. */
export async function addKey(session: Session, accountId: string, label: string, expiresAt: Date | null = null) {
  const key = `candour_${randomBytes(32).toString('base64url')}`
  const id = newId()
  await session.insert(keys).values({ id, accountId, hash: hashOf(key), label, expiresAt })
  return { id, key }
}
