import { lt, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session } from '../client.ts'
import { selfChecks } from '../schema/index.ts'

/** Counts one more check of a draft, `limit` at most for a student and an assessment. Throws TOO_MANY_REQUESTS. */
export async function useSelfCheck(
  session: Session,
  of: { accountId: string; assessmentId: string },
  limit: number,
): Promise<void> {
  const [counted] = await session
    .insert(selfChecks)
    .values({ ...of, used: 1 })
    .onConflictDoUpdate({
      target: [selfChecks.accountId, selfChecks.assessmentId],
      set: { used: sql`${selfChecks.used} + 1` },
      setWhere: lt(selfChecks.used, limit),
    })
    .returning()
  if (limit > 0 && counted) return
  throw new DomainError(
    'TOO_MANY_REQUESTS',
    `A draft can be checked ${limit} times for one assessment, and that has been used up. You can hand in all the same.`,
  )
}
