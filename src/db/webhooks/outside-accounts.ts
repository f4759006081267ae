import { and, eq, sql } from 'drizzle-orm'
import type { Role } from '../../domain/people/permission.ts'
import type { Session, Transaction } from '../client.ts'
import { addAccount } from '../people/accounts.ts'
import { accounts, identities, integrations } from '../schema/index.ts'

/**
 * The account behind an outside name, made when it is new: `issuer` and `subject` name a person, never an e-mail
 * address. Two requests at once make one account. Each role is an account of its own, so the issuer names the role.
 */
export async function accountFor(
  tx: Transaction,
  {
    issuer,
    subject,
    role,
    name,
    email,
  }: { issuer: string; subject: string; role: Role; name?: string; email?: string },
): Promise<{ id: string; made: boolean }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 7))`)
  const [known] = await tx
    .select({ id: accounts.id, name: accounts.name })
    .from(identities)
    .innerJoin(accounts, eq(accounts.id, identities.accountId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
  if (known) {
    if (name && name !== known.name) await tx.update(accounts).set({ name }).where(eq(accounts.id, known.id))
    return { id: known.id, made: false }
  }
  const added = await addAccount(tx, { role, name: name ?? 'Name not given by the LMS', ...(email && { email }) })
  await tx.insert(identities).values({ issuer, subject, accountId: added.id })
  return { id: added.id, made: true }
}

/** Whether a student is known here by the word of the integration that acts as `accountId`: others are not its to sign in. */
export async function isOurStudent(session: Session, accountId: string, studentId: string): Promise<boolean> {
  const [found] = await session
    .select({ issuer: identities.issuer })
    .from(identities)
    .innerJoin(integrations, sql`${integrations.id}::text = ${identities.issuer}`)
    .where(and(eq(integrations.accountId, accountId), eq(identities.accountId, studentId)))
  return found !== undefined
}
