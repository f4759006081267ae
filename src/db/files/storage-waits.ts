import { eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { storageWaits } from '../schema/index.ts'

type Trouble = (typeof storageWaits.$inferSelect)['trouble']

/** Notes that the file of a submission could not be had, and gives how often that was so by now. */
export async function noteWait(session: Session, submissionId: string, trouble: Trouble): Promise<number> {
  const [noted] = await session
    .insert(storageWaits)
    .values({ submissionId, trouble, attempts: 1, nextAttemptAt: sql`clock_timestamp()` })
    .onConflictDoUpdate({
      target: storageWaits.submissionId,
      set: { trouble, attempts: sql`${storageWaits.attempts} + 1` },
    })
    .returning({ attempts: storageWaits.attempts })
  return noted!.attempts
}

/** Says when the file is looked for next. */
export async function lookAgainIn(session: Session, submissionId: string, waitMs: number): Promise<void> {
  await session
    .update(storageWaits)
    .set({ nextAttemptAt: sql`clock_timestamp() + make_interval(secs => ${waitMs / 1000})` })
    .where(eq(storageWaits.submissionId, submissionId))
}

/** Forgets that the file was waited for. */
export async function forgetWait(session: Session, submissionId: string): Promise<void> {
  await session.delete(storageWaits).where(eq(storageWaits.submissionId, submissionId))
}

/** Why a submission waits for its file; null when it does not. */
export async function waitOf(session: Session, submissionId: string) {
  const [found] = await session.select().from(storageWaits).where(eq(storageWaits.submissionId, submissionId))
  return found ?? null
}
