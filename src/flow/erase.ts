import { and, eq, ne, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { lockForWork } from '../db/access.ts'
import { files } from '../db/schema.ts'
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

    const [file] = await tx.select().from(files).where(eq(files.submissionId, submissionId))
    const [other] = file
      ? await tx
          .select()
          .from(files)
          .where(and(eq(files.sha256, file.sha256), ne(files.submissionId, submissionId)))
          .limit(1)
      : []
    await tx.execute(sql`select erase_submission(${submissionId}::uuid)`)
    return file && !other ? file.sha256 : null
  })
  if (unused) await storage.remove(unused)
  return { id: submissionId, status: 'erased' as const }
}
