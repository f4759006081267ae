import { randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import { sha256Bytes } from '../../domain/hash.ts'
import type { Actor, Role } from '../../domain/people/permission.ts'
import type { Database, Session } from '../client.ts'
import { grouped } from '../grouped.ts'
import { newId } from '../id.ts'
import { accounts, keys } from '../schema/index.ts'

export type Account = typeof accounts.$inferSelect

/** Who asks, with the name that pages greet them by. */
export type Caller = Actor & { name: string }

const hashOf = (key: string) => sha256Bytes(key)

/**
 * Whose a bearer key is, or null: unknown, revoked, expired, or of an account that was disabled. Asked of the database after the
 * request came, in one statement with all that ask at that time.
 */
export const accountOfKey: (db: Database, key: string) => Promise<Caller | null> = grouped(async (db, given) => {
  const values = [given.map(hashOf)]
  const { rows } = await db.$client.query({ name: 'accounts-of-keys', text: accountsOfKeysSql, values })
  return rows.map(({ id, role, name }) => (id ? { id, role, name } : null))
})

const accountsOfKeysSql = `
select accounts.id, accounts.role, accounts.name from unnest($1::bytea[]) with ordinality as given (hash, place)
left join keys on keys.hash = given.hash and keys.revoked_at is null
  and (keys.expires_at is null or keys.expires_at > clock_timestamp())
left join accounts on accounts.id = keys.account_id and accounts.disabled_at is null
order by given.place`

/** Who is to be added. `addedBy` is the person who adds them, where it is a person. */
export interface NewAccount {
  role: Role
  name: string
  email?: string
  emailClaimed?: boolean
  addedBy?: string
}

/** Adds an account; the database records it in the log. Refused for an admin whom no admin adds, but for the first. */
export async function addAccount(
  session: Session,
  { role, name, email, emailClaimed = false, addedBy }: NewAccount,
): Promise<Account> {
  const [added] = await session
    .insert(accounts)
    .values({ id: newId(), role, name, email: email ?? null, emailClaimed, addedBy: addedBy ?? null })
    .returning()
  return added!
}

/** Throws NOT_FOUND. */
export async function findAccount(session: Session, id: string): Promise<Account> {
  const [found] = await session.select().from(accounts).where(eq(accounts.id, id))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such person.')
  return found
}

/** Who an account is, or null where it was disabled. */
export async function activeAccount(session: Session, id: string): Promise<Actor | null> {
  const [found] = await session
    .select({ id: accounts.id, role: accounts.role })
    .from(accounts)
    .where(and(eq(accounts.id, id), isNull(accounts.disabledAt)))
  return found ?? null
}

/** At most two of the admins who are not disabled, the first one first. */
export function activeAdmins(session: Session): Promise<{ id: string }[]> {
  return session
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.role, 'admin'), isNull(accounts.disabledAt)))
    .orderBy(asc(accounts.id))
    .limit(2)
}

/** The person whom an address was entered for, other than `except`; null where it is free. What an LMS claims does not count. */
export async function holderOfEmail(session: Session, email: string, except: string | null): Promise<Account | null> {
  const [found] = await session
    .select()
    .from(accounts)
    .where(
      and(
        sql`lower(${accounts.email}) = lower(${email})`,
        eq(accounts.emailClaimed, false),
        except ? ne(accounts.id, except) : undefined,
      ),
    )
    .limit(1)
  return found ?? null
}

/** Makes a key and returns it: the only time it can be seen. 256 random bits, so a plain hash keeps it safe. */
export async function addKey(session: Session, accountId: string, label: string, expiresAt: Date | null = null) {
  const key = `candour_${randomBytes(32).toString('base64url')}`
  const id = newId()
  await session.insert(keys).values({ id, accountId, hash: hashOf(key), label, expiresAt })
  return { id, key }
}

/** The keys of an account that can be used, the one that ends first at the beginning. Their secrets are not kept. */
export function keysOf(session: Session, accountId: string) {
  return session
    .select({ id: keys.id, label: keys.label, expiresAt: keys.expiresAt })
    .from(keys)
    .where(
      and(
        eq(keys.accountId, accountId),
        isNull(keys.revokedAt),
        or(isNull(keys.expiresAt), gt(keys.expiresAt, sql`clock_timestamp()`)),
      ),
    )
    .orderBy(asc(keys.expiresAt))
}
