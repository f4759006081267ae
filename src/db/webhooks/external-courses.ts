import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../client.ts'
import { externalCourses } from '../schema/index.ts'

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
