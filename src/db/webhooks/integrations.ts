import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Role } from '../../domain/people/permission.ts'
import type { Database, Session, Transaction } from '../client.ts'
import { addAccount } from '../people/accounts.ts'
import {
  accounts,
  externalAssignments,
  externalSubmissions,
  identities,
  integrationEvents,
  integrations,
} from '../schema/index.ts'

export type Integration = typeof integrations.$inferSelect
export type IntegrationEvent = typeof integrationEvents.$inferSelect

/** Throws NOT_FOUND. */
export async function findIntegration(session: Session, id: string): Promise<Integration> {
  const [found] = await session.select().from(integrations).where(eq(integrations.id, id))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such integration.')
  return found
}

export function listIntegrations(session: Session) {
  return session.select().from(integrations).orderBy(asc(integrations.createdAt))
}

/** What came in by webhook, newest first. What an LMS said of people is not listed. */
export function eventsOf(session: Session, integrationId: string, limit = 200) {
  return session
    .select({
      id: integrationEvents.id,
      webhookId: integrationEvents.webhookId,
      type: integrationEvents.type,
      occurredAt: integrationEvents.occurredAt,
      receivedAt: integrationEvents.receivedAt,
      state: integrationEvents.state,
      detail: integrationEvents.detail,
      attempts: integrationEvents.attempts,
      nextAttemptAt: integrationEvents.nextAttemptAt,
      submissionId: integrationEvents.submissionId,
    })
    .from(integrationEvents)
    .where(eq(integrationEvents.integrationId, integrationId))
    .orderBy(desc(integrationEvents.receivedAt))
    .limit(limit)
}

/**
 * The account behind an outside name, made when it is new: `issuer` and `subject` name a person, never an e-mail
 * address. Two requests at once make one account. A role is part of who somebody is here, so issuers name it.
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

export async function assessmentOfAssignment(session: Session, integrationId: string, externalId: string) {
  const [found] = await session
    .select()
    .from(externalAssignments)
    .where(and(eq(externalAssignments.integrationId, integrationId), eq(externalAssignments.externalId, externalId)))
  return found ?? null
}

/** How far an outside piece of work was followed, or null. */
export async function followed(session: Session, integrationId: string, externalId: string) {
  const [found] = await session
    .select()
    .from(externalSubmissions)
    .where(and(eq(externalSubmissions.integrationId, integrationId), eq(externalSubmissions.externalId, externalId)))
  return found ?? null
}

/** Remembers how far it was followed now. */
export async function follow(
  session: Session,
  row: { integrationId: string; externalId: string; submissionId: string | null; occurredAt: Date },
): Promise<void> {
  const { submissionId, occurredAt } = row
  await session
    .insert(externalSubmissions)
    .values(row)
    .onConflictDoUpdate({
      target: [externalSubmissions.integrationId, externalSubmissions.externalId],
      set: { occurredAt, ...(submissionId && { submissionId }) },
    })
}

/** Runs one piece of work at a time under a name, across all processes; `run` uses connections of its own. */
export function oneAtATime<T>(db: Database, name: string, run: () => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 6))`)
    return run()
  })
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
