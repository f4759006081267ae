import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { addAccount, findAccount } from '../../db/people/accounts.ts'
import { removeSessionsOf } from '../../db/people/sessions.ts'
import { accounts, keys } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor, Role } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { refuseTakenEmail } from './change-person.ts'

type Db = Pick<Context, 'db'>

/** Adds a person or an integration; the database records who added whom. Throws INVALID_INPUT for an address that is taken. */
export function addPerson({ db }: Db, who: Actor, person: { role: Role; name: string; email?: string }) {
  return db.transaction(async (tx) => {
    if (person.email) await refuseTakenEmail(tx, person.email)
    return addAccount(tx, { ...person, addedBy: who.id })
  })
}

/** Ends a key at once. Throws NOT_FOUND. */
export async function revokeKey({ db }: Db, who: Actor, keyId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(keys)
      .set({ revokedAt: sql`clock_timestamp()` })
      .where(eq(keys.id, keyId))
      .returning({ id: keys.id })
    if (!revoked) throw new DomainError('NOT_FOUND', 'There is no such key.')
    await record(tx, { type: 'key.revoked', who, data: { key: keyId } })
  })
}

/** Lets a person in no longer, at once and on every device; or lets them in again. */
export async function setDisabled({ db }: Db, who: Actor, accountId: string, disabled: boolean): Promise<void> {
  if (accountId === who.id) throw new DomainError('NOT_ALLOWED', 'You cannot lock yourself out; another admin can.')
  await db.transaction(async (tx) => {
    await findAccount(tx, accountId)
    await tx
      .update(accounts)
      .set({ disabledAt: disabled ? sql`clock_timestamp()` : null })
      .where(eq(accounts.id, accountId))
    if (disabled) await removeSessionsOf(tx, accountId)
    await record(tx, { type: disabled ? 'account.disabled' : 'account.enabled', who, data: { account: accountId } })
  })
}
