import type { Context } from '../../context.ts'
import { draftsOneByOne } from '../../db/drafts/drafts.ts'
import { newId } from '../../db/id.ts'
import { putDraft, removeDraft, removeUploadOfDraft } from '../../db/intake/drafts.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { uploads } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { retryIfFileWasRemoved } from '../files/remove-unreferenced.ts'
import { type SentFile, workRow } from './hand-in.ts'
import { refuseManyUploads } from './kept-upload.ts'

/** Forgets that a file was kept for work that is handed in. */
export async function endKeptFile({ db }: Context, who: Actor, assessmentId: string): Promise<void> {
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
