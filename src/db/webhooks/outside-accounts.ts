import { and, eq, sql } from 'drizzle-orm'
import type { Role } from '../../domain/people/permission.ts'
import type { Session, Transaction } from '../client.ts'
import { addAccount } from '../people/accounts.ts'
import { isLinked } from '../people/identities.ts'
import { accounts, identities } from '../schema/index.ts'

/**
 * The account behind an outside name, made when it is new: `issuer` and `subject` name a person, never an e-mail
 * address, and an address that only an outside system gave identifies no one here. Two requests at once make one account.
 * Each role is an account of its own, so the issuer names the role.
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
  const added = await addAccount(tx, {
    role,
    name: name ?? 'Name not given by the LMS',
    ...(email && { email, emailClaimed: true }),
  })
  await tx.insert(identities).values({ issuer, subject, accountId: added.id })
  return { id: added.id, made: true }
}

/** Whether the integration that acts as `integrationId` introduced a student: it acts for no others. */
export const isOurStudent = (session: Session, integrationId: string, studentId: string): Promise<boolean> =>
  isLinked(session, integrationId, studentId)

/**
 * The integration that acts as `integrationId` names a student by their id here. The first to name a student who has no
 * other ties introduces them. Returns whether it may act for them. Two that name one student at once are told apart.
 */
export async function introduce(tx: Transaction, integrationId: string, studentId: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${studentId}, 8))`)
  if (await isOurStudent(tx, integrationId, studentId)) return true
  const { rows } = await tx.execute(sql`
    insert into identities (issuer, subject, account_id)
    select ${integrationId}::text, id::text, id from accounts
    where id = ${studentId}::uuid and role = 'student'
      and not exists (select from identities where account_id = accounts.id)
      and not exists (select from sessions where account_id = accounts.id)
      and not exists (select from drafts where account_id = accounts.id)
      and not exists (select from form_drafts where account_id = accounts.id)
      and not exists (select from submissions where student_id = accounts.id and submitted_by <> ${integrationId}::uuid)
    returning account_id`)
  return rows.length > 0
}
