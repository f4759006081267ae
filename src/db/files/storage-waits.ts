import { eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { storageWaits, submissions } from '../schema/index.ts'

type Trouble = (typeof storageWaits.$inferSelect)['trouble']

/** Where work on a submission begins: its status, how often its file could not be had, and whether it may be looked for now. */
export interface Beginning {
  submissionId: string
  status: string
  attempts: number
  due: boolean
}

/** Where work on a submission begins; null when there is no such submission. */
export async function beginningOf(session: Session, submissionId: string): Promise<Beginning | null> {
  const [found] = await session
    .select({
      submissionId: submissions.id,
      status: submissions.status,
      attempts: sql<number>`coalesce(${storageWaits.attempts}, 0)`,
      due: sql<boolean>`coalesce(${storageWaits.nextAttemptAt} <= clock_timestamp(), true)`,
    })
    .from(submissions)
    .leftJoin(storageWaits, eq(storageWaits.submissionId, submissions.id))
    .where(eq(submissions.id, submissionId))
  return found ?? null
}

/**
 * Notes that an attempt which began so could not have the file, and that it is looked for again in `waitMs`. An attempt counts
 * once: nothing is written when the work has moved on since, or another attempt that ran beside this one was noted.
 */
export async function noteWait(
  session: Session,
  { submissionId, status, attempts }: Beginning,
  { trouble, waitMs }: { trouble: Trouble; waitMs: number },
): Promise<void> {
  await session.execute(sql`
    insert into storage_waits (submission_id, trouble, attempts, next_attempt_at)
    select id, ${trouble}, ${attempts + 1}, clock_timestamp() + make_interval(secs => ${waitMs / 1000})
    from submissions where id = ${submissionId} and status = ${status}
    on conflict (submission_id) do update
      set trouble = excluded.trouble, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at
      where storage_waits.attempts = ${attempts}`)
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
