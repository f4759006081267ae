import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { firstReadings, readingSettings } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { isReadFirst, type Opinion, type Waits } from '../../domain/review/first-reading.ts'
import { record } from '../record.ts'

export interface Reading {
  opinion: Opinion
  note: string
}

/**
 * A reviewer notes what they think of the work from reading it. Written once; it opens the results that waited for it.
 * Throws INVALID_INPUT without a note, ILLEGAL_TRANSITION, STATE_CHANGED for a second reading.
 */
export async function noteFirstReading(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  submissionId: string,
  { opinion, note }: Reading,
) {
  if (!note.trim()) throw emptyNote()
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    if (!isReadFirst(submission.status)) {
      throw new DomainError('ILLEGAL_TRANSITION', 'A first reading is noted while the work is under review.')
    }
    const [saved] = await tx
      .insert(firstReadings)
      .values({ id: newId(), submissionId, readerId: who.id, opinion, note })
      .onConflictDoNothing()
      .returning()
    if (!saved) {
      throw new DomainError('STATE_CHANGED', 'You have noted your first reading already; it cannot be changed.')
    }
    const contents = [content(firstReadings, saved)]
    await record(tx, { type: 'submission.first_read', who, submissionId, data: { opinion }, contents })
    return saved
  })
}

const emptyNote = () =>
  new DomainError('INVALID_INPUT', 'Your first reading needs a sentence.', [
    {
      field: 'note',
      problem: 'The note is still empty.',
      expected: 'A sentence on what you saw when you read the work.',
    },
  ])

/** Says which results wait for the first reading from now on: the statistical ones, all of them, or none. */
export async function setWhatWaits({ db }: Pick<Context, 'db'>, who: Actor, waits: Waits) {
  await db.transaction(async (tx) => {
    const [saved] = await tx.insert(readingSettings).values({ id: newId(), waits, setBy: who.id }).returning()
    const contents = [content(readingSettings, saved!)]
    await record(tx, { type: 'provider.first_reading_set', who, data: { waits }, contents })
  })
}
