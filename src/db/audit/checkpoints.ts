import { desc } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { auditCheckpoints } from '../schema/index.ts'

/** The newest signed checkpoint; null before the first. */
export async function newestCheckpoint(session: Session) {
  const [newest] = await session.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.size)).limit(1)
  return newest ?? null
}
