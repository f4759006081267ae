import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { beginningOf, noteWait, waitOf } from '../../db/files/storage-waits.ts'
import type { Submission } from '../../db/submission/access.ts'
import { backoff, schedules } from '../../domain/backoff.ts'
import { processing } from '../../domain/submission/status-sets.ts'
import { troubleIn } from '../../storage/trouble.ts'

/**
 * Works on a submission. Where its file cannot be had, the work stays where it is, with a note, and the reconciler begins
 * it again later (`stalledWork`); a missing disk makes nothing of a student's work. Before that time nothing is tried.
 */
export async function waitingForFile(
  { db, log }: Pick<Context, 'db' | 'log'>,
  submissionId: string,
  run: () => Promise<void>,
): Promise<void> {
  const beginning = await beginningOf(db, submissionId)
  if (!beginning?.due) return
  try {
    await run()
  } catch (error) {
    const trouble = troubleIn(error)
    if (!trouble) throw error
    const attempts = beginning.attempts + 1
    await noteWait(db, beginning, { trouble, waitMs: backoff(schedules.absentFile, attempts) })
    log.error(
      { submissionId, trouble, attempts, err: error },
      'the file of a submission cannot be had; it will be looked for again',
    )
  }
}

const sentences = {
  absent:
    'The file cannot be found in the storage just now, so its text was not read yet. It is looked for again by itself.',
  unreachable:
    'The storage of files does not answer just now, so the text was not read yet. This is tried again by itself.',
}

/** Why a submission is not read yet, as a sentence, where it waits for its file; null otherwise. */
export async function waitingNote(
  session: Session,
  { id, status }: Pick<Submission, 'id' | 'status'>,
): Promise<string | null> {
  if (!processing.includes(status)) return null
  const wait = await waitOf(session, id)
  return wait && sentences[wait.trouble]
}
