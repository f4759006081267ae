import { and, eq } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { idempotencyKeys } from '../schema/index.ts'

/** What an earlier request with this key made, if there was one. */
export async function idempotencyRecord(session: Session, accountId: string, key: string) {
  const [found] = await session
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.accountId, accountId), eq(idempotencyKeys.key, key)))
  return found
}
