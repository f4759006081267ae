import { and, eq, sql } from 'drizzle-orm'
import type { Database, Session } from '../client.ts'
import { externalAssignments, externalSubmissions } from '../schema/index.ts'

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
