import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { submissions } from '../../db/schema/index.ts'
import { lockForWork } from '../../db/submission/access.ts'
import { textOf } from '../../db/text.ts'
import { readerVersion } from '../../domain/screening/document.ts'
import { screenable } from '../../domain/submission/status-sets.ts'
import { record } from '../record.ts'
import { fileToRead, fingerprintsOf, keepText } from './extract.ts'
import { readDocument } from './read-document.ts'

/**
 * Reads a file that the present reader has not read yet, and keeps the text beside the earlier ones: what was said about
 * those keeps pointing into them. Returns whether there is a new text; a file that cannot be read now changes nothing.
 */
export async function reread(context: Context, submissionId: string): Promise<boolean> {
  if (await textOf(context.db, submissionId, readerVersion)) return false
  const file = await fileToRead(context.db, submissionId)
  if (!file) return false

  const reading = await readDocument(context, file, { person: file.studentId })
  if ('unreadable' in reading) return false
  const fingerprints = await fingerprintsOf(context, reading.document)

  return context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (!submission || !screenable.includes(submission.status)) return false
    const text = await keepText(tx, submissionId, reading.document, fingerprints)
    const [row] = await tx
      .update(submissions)
      .set({ unreadable: null })
      .where(eq(submissions.id, submissionId))
      .returning()
    const contents = [content(submissions, row!), ...text]
    const data = { reader: readerVersion }
    await record(tx, { type: 'submission.text_reread', who: null, submissionId, data, contents })
    return true
  })
}
