import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Session, Transaction } from '../../db/client.ts'
import { forgetWait } from '../../db/files/storage-waits.ts'
import { files, submissions } from '../../db/schema/index.ts'
import { addFingerprints } from '../../db/screening/fingerprints.ts'
import { lockForWork } from '../../db/submission/access.ts'
import { addText } from '../../db/text.ts'
import type { Content } from '../../domain/audit/contents/content-hash.ts'
import { type Document, readerVersion } from '../../domain/screening/document.ts'
import { typedText } from '../../domain/screening/mask.ts'
import { advance } from '../advance.ts'
import { waitingForFile } from '../files/waiting.ts'
import { giveLostReceipt } from '../records/receipt.ts'
import { readDocument } from './read-document.ts'

/** Reads the text of a received file. Work that cannot be read goes to a person; work whose file cannot be had waits. */
export function extract(context: Context, submissionId: string): Promise<void> {
  return waitingForFile(context, submissionId, () => readText(context, submissionId))
}

async function readText(context: Context, submissionId: string): Promise<void> {
  const file = await fileToRead(context.db, submissionId)
  if (file?.status !== 'received') return

  await giveLostReceipt(context, submissionId)
  const reading = await readDocument(context, file, { person: file.studentId })
  const fingerprints = 'document' in reading ? await fingerprintsOf(context, reading.document) : []

  await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (submission?.status !== 'received') return
    await forgetWait(tx, submissionId)
    if ('unreadable' in reading) {
      await tx.update(submissions).set({ unreadable: reading.detail }).where(eq(submissions.id, submissionId))
      const data = { reason: reading.unreadable }
      await advance(tx, submission, { type: 'submission.text_unreadable', who: null, data })
      return
    }
    const contents = await keepText(tx, submissionId, reading.document, fingerprints)
    const data = { reader: readerVersion }
    await advance(tx, submission, { type: 'submission.text_extracted', who: null, data, contents })
  })
}

/** The file of a submission and where the submission stands; null when there is none. */
export async function fileToRead(session: Session, submissionId: string) {
  const [found] = await session
    .select({
      status: submissions.status,
      studentId: submissions.studentId,
      sha256: files.sha256,
      name: files.name,
      mediaType: files.mediaType,
      encoding: files.encoding,
    })
    .from(submissions)
    .innerJoin(files, eq(files.submissionId, submissions.id))
    .where(eq(submissions.id, submissionId))
  return found ?? null
}

/** What finds a text among other works by their shared wording. */
export const fingerprintsOf = ({ threads }: Context, document: Document) =>
  threads.run('fingerprints', [typedText(document)])

/** Keeps a text that was read, and its fingerprints; returns the text for the event. */
export async function keepText(
  tx: Transaction,
  submissionId: string,
  document: Document,
  fingerprints: bigint[],
): Promise<Content[]> {
  const contents = await addText(tx, submissionId, document)
  await addFingerprints(tx, submissionId, fingerprints)
  return contents
}
