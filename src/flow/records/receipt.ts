import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { attachments, auditEvents, files, policyVersions, reflections, submissions } from '../../db/schema/index.ts'
import { type AuditEvent, entryBytes } from '../../domain/audit/entry.ts'
import { leafHash } from '../../domain/audit/hash.ts'
import { DomainError } from '../../domain/error.ts'
import { responsibilitySha256 } from '../../domain/intake/responsibility.ts'
import { issueReceipt } from '../../domain/records/receipt.ts'
import { pseudonymOf } from '../../domain/screening/pseudonym.ts'

const receipted = ['submission.received', 'submission.reflection_required', 'submission.reflected']

/** What a receipt vouches for: the rows of one acceptance and the audit event that records it. */
export interface Received {
  submission: { id: string; studentId: string; attempt: number; receivedAt: Date; late: boolean }
  file: { sha256: string; bytes: number }
  /** What came with the work, in its order. */
  extraFiles: { sha256: string; bytes: number }[]
  reflection: { sha256: string } | null
  policyVersion: string
  event: AuditEvent
}

export function receiptFor(
  { signingKey, pseudonymSalt }: Pick<Context, 'signingKey' | 'pseudonymSalt'>,
  { submission, file, extraFiles, reflection, policyVersion, event }: Received,
): string {
  return issueReceipt(
    {
      v: 1,
      kind: reflection ? 'completed' : 'received',
      submission: submission.id,
      attempt: submission.attempt,
      student: pseudonymOf(submission.studentId, pseudonymSalt),
      fileSha256: file.sha256,
      fileBytes: file.bytes,
      ...(extraFiles.length > 0 && { beside: extraFiles.map(({ sha256, bytes }) => ({ sha256, bytes })) }),
      reflectionSha256: reflection?.sha256 ?? null,
      responsibilitySha256: reflection ? responsibilitySha256 : null,
      policyVersion,
      receivedAt: submission.receivedAt.toISOString(),
      ...(event.type === 'submission.reflected' && { completedAt: event.at.toISOString() }),
      late: submission.late,
      leaf: leafHash(entryBytes(event)).toString('hex'),
    },
    signingKey,
  )
}

/**
 * What the receipt of a stored submission vouches for. Ed25519 leaves no choice, so a receipt made from it again is the
 * same. `first` gives what the first answer held, before a reflection followed. Throws NOT_FOUND once erased.
 */
export async function receivedOf({ db }: Context, id: string, which: 'first' | 'latest' = 'latest'): Promise<Received> {
  const [row] = await db
    .select({ submission: submissions, file: files, reflection: reflections, policyVersion: policyVersions.version })
    .from(submissions)
    .innerJoin(files, eq(files.submissionId, submissions.id))
    .innerJoin(policyVersions, eq(policyVersions.id, submissions.policyVersionId))
    .leftJoin(reflections, eq(reflections.submissionId, submissions.id))
    .where(eq(submissions.id, id))
  const extraFiles = await db
    .select({ sha256: attachments.sha256, bytes: attachments.bytes })
    .from(attachments)
    .where(and(eq(attachments.submissionId, id), isNull(attachments.responseId)))
    .orderBy(asc(attachments.id))
  const events = await db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.submissionId, id), inArray(auditEvents.type, receipted)))
    .orderBy(asc(auditEvents.at), asc(auditEvents.id))
  const event = which === 'first' ? events[0] : events.at(-1)
  if (!row || !event) throw new DomainError('NOT_FOUND', 'There is no receipt: the work has been erased.')
  return {
    ...row,
    extraFiles,
    event,
    reflection: event.type === 'submission.reflection_required' ? null : row.reflection,
  }
}
