import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { type Account, holderOfEmail } from '../../db/people/accounts.ts'
import { accounts } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor, Role } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { withApproval } from './access.ts'

/** What an admin changes about a person; what is left out stays. */
export interface PersonChange {
  name?: string
  email?: string | null
  role?: Role
}

/** Roles that a person can change between. Who learns, who runs the service and a program are accounts of their own. */
const exchangeable: readonly Role[] = ['tutor', 'lead', 'auditor']

/**
 * Changes a person's name, address and role. Another address or role of a person who reads work gives access to it, so it
 * waits for a second admin, like a key. Returns whether anything waits. Throws NOT_FOUND, and INVALID_INPUT for an address
 * that another person has.
 */
export async function changePerson(
  context: Pick<Context, 'db'>,
  who: Actor,
  accountId: string,
  { name, email, role }: PersonChange,
): Promise<{ waits: boolean }> {
  const before = await context.db.transaction(async (tx) => {
    const person = await lockPerson(tx, accountId)
    if (email) await refuseTakenEmail(tx, email, accountId)
    if (role && role !== person.role) checkRoles(person.role, role)
    if (name !== undefined && name !== person.name) await set(tx, who, accountId, { name }, 'name')
    return person
  })
  const address = email === undefined || email === before.email ? null : { email }
  const made = [
    address && (await changeAddress(context, who, before, address.email)),
    role && role !== before.role && (await changeRole(context, who, before, role)),
  ]
  return { waits: made.some((one) => one && 'waits' in one) }
}

function changeAddress(context: Pick<Context, 'db'>, who: Actor, { id }: Account, email: string | null) {
  return withApproval(context, who, { accountId: id, kind: 'address', value: email }, async (tx) => {
    if (email) await refuseTakenEmail(tx, email, id)
    await set(tx, who, id, { email, emailClaimed: false }, 'address')
  })
}

function changeRole(context: Pick<Context, 'db'>, who: Actor, { id }: Account, role: Role) {
  return withApproval(context, who, { accountId: id, kind: 'role', value: role }, (tx) =>
    set(tx, who, id, { role }, 'role', { role }),
  )
}

async function set(
  tx: Transaction,
  who: Actor,
  id: string,
  values: Partial<Account>,
  what: string,
  data: { role?: Role } = {},
) {
  await tx.update(accounts).set(values).where(eq(accounts.id, id))
  await record(tx, { type: 'account.changed', who, data: { account: id, what, ...data } })
}

async function lockPerson(tx: Transaction, id: string): Promise<Account> {
  const [found] = await tx.select().from(accounts).where(eq(accounts.id, id)).for('update')
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such person.')
  return found
}

/** Throws INVALID_INPUT with the name of who has an address. Two requests with one address take turns. */
export async function refuseTakenEmail(tx: Transaction, email: string, except: string | null = null): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(lower(${email}), 10))`)
  const holder = await holderOfEmail(tx, email, except)
  if (!holder) return
  throw new DomainError('INVALID_INPUT', 'This e-mail address is taken.', [
    { field: 'email', problem: `${holder.name} has this address already.`, expected: 'Another address, or none.' },
  ])
}

function checkRoles(from: Role, to: Role): void {
  if (exchangeable.includes(from) && exchangeable.includes(to)) return
  throw new DomainError('INVALID_INPUT', 'This role cannot be changed.', [
    {
      field: 'role',
      problem: 'Students, admins and programs keep the role that their account was made with.',
      expected: 'Another account for the other role.',
    },
  ])
}
