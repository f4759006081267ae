import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { submissions } from '../../db/schema/index.ts'
import { lockForWork } from '../../db/submission/access.ts'
import { textOf } from '../../db/text.ts'
import type { StorageTrouble } from '../../domain/files/storage-trouble.ts'
import { readerVersion } from '../../domain/screening/document.ts'
import { screenable } from '../../domain/submission/status-sets.ts'
import { troubleIn } from '../../storage/trouble.ts'
import { record } from '../record.ts'
import { fileToRead, fingerprintsOf, keepText } from './extract.ts'
import { readDocument } from './read-document.ts'

/** What a second reading came to: a new text; nothing to do; or why there is none, for which the work is left as it is. */
export type Reread = 'read' | 'unchanged' | 'unreadable' | 'damaged' | StorageTrouble

/**
 * Reads a file that the present reader has not read yet, and keeps the text beside the earlier ones: what was said about
 * those keeps pointing into them. So work whose copy was damaged or missing is read once the file is back.
 */
export async function reread(context: Context, submissionId: string): Promise<Reread> {
  if (await textOf(context.db, submissionId, readerVersion)) return 'unchanged'
  const file = await fileToRead(context.db, submissionId)
  if (!file || !screenable.includes(file.status)) return 'unchanged'

  const reading = await readDocument(context, file, { person: file.studentId }).catch(troubleOrThrow)
  if (typeof reading === 'string') return reading
  if ('unreadable' in reading) return reading.unreadable === 'bytes_changed' ? 'damaged' : 'unreadable'
  const fingerprints = await fingerprintsOf(context, reading.document)

  return context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (!submission || !screenable.includes(submission.status)) return 'unchanged'
    const text = await keepText(tx, submissionId, reading.document, fingerprints)
    const [row] = await tx
      .update(submissions)
      .set({ unreadable: null })
      .where(eq(submissions.id, submissionId))
      .returning()
    const contents = [content(submissions, row!), ...text]
    const data = { reader: readerVersion }
    await record(tx, { type: 'submission.text_reread', who: null, submissionId, data, contents })
    return 'read'
  })
}

function troubleOrThrow(error: unknown): StorageTrouble {
  const trouble = troubleIn(error)
  if (!trouble) throw error
  return trouble
}
