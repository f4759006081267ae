import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { lockForWork, type Submission } from '../db/access.ts'
import type { Transaction } from '../db/client.ts'
import { removeFingerprints } from '../db/fingerprints.ts'
import { files, responseFiles, uploads } from '../db/schema.ts'
import { DomainError } from '../domain/error.ts'
import type { Actor } from '../domain/permission.ts'
import { advance } from './advance.ts'

/**
 * Takes a student's work away for good: file, text, reflection, flags and everything said about them. What remains is
 * the fact that there was a submission, and the audit log, which holds only ids and salted commitments. Open reviews
 * are seen through first. Throws ILLEGAL_TRANSITION.
 */
export async function erase({ db, files: storage }: Context, who: Actor, submissionId: string, reason: string) {
  const unused = await db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (!submission) throw new DomainError('NOT_FOUND', 'There is no such submission.')
    await advance(tx, submission, { type: 'submission.erased', who, data: { reason } })

    const held = await hashesOf(tx, eq(files.submissionId, submissionId), eq(responseFiles.submissionId, submissionId))
    await forgetUploads(tx, submission, held)
    await removeFingerprints(tx, submissionId)
    await tx.execute(sql`select erase_submission(${submissionId}::uuid)`)
    const kept = held.length ? await hashesOf(tx, inArray(files.sha256, held), inArray(responseFiles.sha256, held)) : []
    return held.filter((sha256) => !kept.includes(sha256))
  })
  for (const sha256 of unused) await storage.remove(sha256)
  return { id: submissionId, status: 'erased' as const }
}

/** What was sent before the reflection was complete: the same bytes under the same name, kept for another try. */
async function forgetUploads(tx: Transaction, { studentId, submittedBy }: Submission, held: string[]) {
  if (!held.length) return
  await tx
    .delete(uploads)
    .where(and(inArray(uploads.sha256, held), inArray(uploads.accountId, [studentId, submittedBy])))
}

/** The bytes that files and attachments stand for; the same bytes may be somebody else's too. */
async function hashesOf(tx: Transaction, ofFile: SQL, ofAttachment: SQL): Promise<string[]> {
  const own = await tx.select({ sha256: files.sha256 }).from(files).where(ofFile)
  const attached = await tx.select({ sha256: responseFiles.sha256 }).from(responseFiles).where(ofAttachment)
  return [...new Set([...own, ...attached].map(({ sha256 }) => sha256))]
}
