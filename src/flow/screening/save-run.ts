import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { isRefusal } from '../../db/refusal.ts'
import { addRun, type JudgedWork, type NewRun } from '../../db/screening/runs.ts'
import type { Content } from '../../domain/audit/contents/content-hash.ts'
import type { Flag } from '../../domain/screening/opinion.ts'

/**
 * Adds how one run ended, and returns the flags that were saved with it, whether it failed, and all its rows for the
 * event. The run has a savepoint of its own: one that the database refuses becomes a failed run in words, and the rest of
 * the transaction goes on.
 */
export async function saveRun(
  { log }: Pick<Context, 'log'>,
  tx: Transaction,
  work: JudgedWork,
  run: NewRun,
): Promise<{ flags: Flag[]; isFailed: boolean; contents: Content[] }> {
  try {
    const contents = await tx.transaction((savepoint) => addRun(savepoint, work, run))
    return { flags: run.flags, isFailed: run.state === 'failed', contents }
  } catch (err) {
    if (!isRefusal(err)) throw err
    log.error({ err, detector: run.detector.id, submissionId: work.id }, 'what a detector returned could not be saved')
    return { flags: [], isFailed: true, contents: await addRun(tx, work, { ...run, ...unsaved(run) }) }
  }
}

/** The same values would be refused again, so it is not tried again by itself; `npx candour backfill` asks once more. */
const unsaved = ({ detector }: NewRun) => ({
  state: 'failed' as const,
  reason: 'unsaved',
  detail: `${detector.title} returned something that could not be saved, so it was set aside. It will not be tried again by itself.`,
  measurements: [],
  nextAttemptAt: null,
  flags: [],
})
