import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { externalCourses, externalMemberships } from '../schema/index.ts'

/**
 * The course that an LMS calls so, or the integration's own for null; null when it is new. Until the transaction ends, no
 * other adds it.
 */
export async function courseNamed(
  tx: Transaction,
  integrationId: string,
  externalId: string | null,
): Promise<string | null> {
  const name = JSON.stringify([integrationId, externalId])
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 11))`)
  const named = externalId === null ? isNull(externalCourses.externalId) : eq(externalCourses.externalId, externalId)
  const [found] = await tx
    .select()
    .from(externalCourses)
    .where(and(eq(externalCourses.integrationId, integrationId), named))
  return found?.courseId ?? null
}

/** Remembers how far a membership was followed now; false when a newer event of the same one was followed before. */
export async function followMembership(
  tx: Transaction,
  row: typeof externalMemberships.$inferInsert,
): Promise<boolean> {
  const { integrationId, courseId, accountId } = externalMemberships
  const followed = await tx
    .insert(externalMemberships)
    .values(row)
    .onConflictDoUpdate({
      target: [integrationId, courseId, accountId],
      set: { occurredAt: row.occurredAt },
      setWhere: lte(externalMemberships.occurredAt, row.occurredAt),
    })
    .returning()
  return followed.length > 0
}
