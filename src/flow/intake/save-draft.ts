import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { draftsOneByOne, putDraft, removeDraft, removeUploadOfDraft } from '../../db/intake/drafts.ts'
import { idempotencyRecord } from '../../db/intake/idempotency.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { uploads } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { retryIfFileWasRemoved } from '../files/remove-unreferenced.ts'
import { type SentFile, workRow } from './hand-in.ts'
import { refuseManyUploads } from './kept-upload.ts'

/** The longest draft that is kept, in characters. */
const longestDraft = 500_000

/**
 * Keeps what a student has typed so far. It is theirs alone: no event is recorded, and staff have no way to see it. What
 * was handed in meanwhile by the same form, whose key is `once`, is no draft any more and is let pass.
 */
export async function saveDraft(
  { db }: Context,
  who: Actor,
  assessmentId: string,
  fields: Record<string, string>,
  once = '',
) {
  if (Object.values(fields).reduce((sum, { length }) => sum + length, 0) > longestDraft) {
    throw new DomainError('TOO_LARGE', 'The draft is longer than can be kept.')
  }
  await findOwnAssessment(db, who, assessmentId)
  const kept = Object.entries(fields).map(([name, text]) => [name, text.replaceAll('\u0000', '').toWellFormed()])
  await db.transaction(async (tx) => {
    await draftsOneByOne(tx, who.id)
    if (once && (await idempotencyRecord(tx, who.id, once))) return
    await putDraft(tx, who.id, assessmentId, { fields: Object.fromEntries(kept) })
  })
}

/** The draft of work that is handed in goes; what its page still had on the way to be saved does not bring it back. */
export async function endDraft({ db }: Context, who: Actor, assessmentId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await draftsOneByOne(tx, who.id)
    await removeDraft(tx, who.id, assessmentId)
  })
}

/** Keeps a file with the draft, in place of the one before, so that it is not sent twice. Its bytes are durable already. */
export async function keepUpload(context: Context, who: Actor, assessmentId: string, file: SentFile) {
  const { db } = context
  await findOwnAssessment(db, who, assessmentId)
  const kept = { id: newId(), accountId: who.id, ...workRow(file) }
  await retryIfFileWasRemoved(context, () =>
    db.transaction(async (tx) => {
      await draftsOneByOne(tx, who.id)
      await removeUploadOfDraft(tx, who.id, assessmentId)
      await refuseManyUploads(tx, who)
      await tx.insert(uploads).values(kept)
      await putDraft(tx, who.id, assessmentId, { uploadId: kept.id })
    }),
  )
  return kept
}
