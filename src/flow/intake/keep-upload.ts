import type { Context } from '../../context.ts'
import { draftsOneByOne } from '../../db/drafts/drafts.ts'
import { newId } from '../../db/id.ts'
import { findDraft, putDraft, removeDraft, removeUploadOfDraft } from '../../db/intake/drafts.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { uploads } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { intactStream } from '../files/intact.ts'
import { retryIfFileWasRemoved } from '../files/remove-unreferenced.ts'
import { type SentFile, workRow } from './hand-in.ts'
import { keptUpload, refuseManyUploads } from './kept-upload.ts'

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

/** The file that is kept with a student's draft, for themselves. Throws NOT_FOUND. */
export async function readKeptFile(context: Context, who: Actor, assessmentId: string) {
  const draft = await findDraft(context.db, who.id, assessmentId)
  const { name, bytes, sha256 } = await keptUpload(context, who, draft?.upload?.id ?? '')
  return { name, bytes, stream: await intactStream(context, sha256) }
}

/** Removes the file that is kept with a draft; what was typed stays. */
export async function removeKeptFile({ db }: Context, who: Actor, assessmentId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await draftsOneByOne(tx, who.id)
    await removeUploadOfDraft(tx, who.id, assessmentId)
  })
}
