import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { removeDraftsAbout } from '../../db/drafts/drafts.ts'
import { beginRemoval } from '../../db/files/removed-bytes.ts'
import { attachments, files, uploads } from '../../db/schema/index.ts'
import { lockForWork, type Submission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { troubleIn } from '../../storage/trouble.ts'
import { advance } from '../advance.ts'
import { whyNotRemove } from '../files/removal-gate.ts'
import { removeUnreferencedFile } from '../files/remove-unreferenced.ts'

/**
 * Takes a student's work away for good: file, text, reflection, flags and everything said about them. What remains is
 * the fact that there was a submission, and the audit log, which holds only ids and salted commitments; for a week, that
 * bytes with this hash were removed; and, until the trash is emptied, the bytes. Open reviews are seen through first.
 * Throws ILLEGAL_TRANSITION.
 */
export async function erase(context: Context, who: Actor, submissionId: string, reason: string) {
  const held = await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (!submission) throw new DomainError('NOT_FOUND', 'There is no such submission.')
    await advance(tx, submission, { type: 'submission.erased', who, data: { reason } })

    const held = await hashesOf(tx, submissionId)
    await forgetUploads(tx, submission, held)
    await removeDraftsAbout(tx, submissionId)
    await tx.execute(sql`select erase_submission(${submissionId}::uuid)`)
    return held
  })
  await removeFiles(context, held)
  return { id: submissionId, status: 'erased' as const }
}

/** Removes bytes that nothing refers to any more. Where that cannot be now, it is begun, and a later sweep ends it. */
async function removeFiles(context: Context, hashes: string[]): Promise<void> {
  const held = await whyNotRemove(context).catch(troubleOf)
  if (held) context.log.warn({ files: hashes.length }, held)
  for (const sha256 of hashes) {
    if (held) await beginRemoval(context.db, sha256)
    else await removeUnreferencedFile(context, sha256).catch(troubleOf)
  }
}

function troubleOf(error: Error): string {
  if (!troubleIn(error)) throw error
  return error.message
}

/** What was sent before the reflection was complete: the same bytes under the same name, kept for another try. */
async function forgetUploads(tx: Transaction, { studentId, submittedBy }: Submission, held: string[]) {
  if (!held.length) return
  await tx
    .delete(uploads)
    .where(and(inArray(uploads.sha256, held), inArray(uploads.accountId, [studentId, submittedBy])))
}

/** The bytes of the work and of what was attached to responses; they may be another student's too. */
async function hashesOf(tx: Transaction, submissionId: string): Promise<string[]> {
  const own = await tx.select({ sha256: files.sha256 }).from(files).where(eq(files.submissionId, submissionId))
  const attached = await tx
    .select({ sha256: attachments.sha256 })
    .from(attachments)
    .where(eq(attachments.submissionId, submissionId))
  return [...new Set([...own, ...attached].map(({ sha256 }) => sha256))]
}
