import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { receiptOf, storeReceipts } from '../../db/records/receipts.ts'
import { receivedOf } from '../../db/records/received.ts'
import { type AuditEvent, entryBytes } from '../../domain/audit/entry.ts'
import { leafHash } from '../../domain/audit/hash.ts'
import type { DueReason } from '../../domain/dates/due.ts'
import { DomainError } from '../../domain/error.ts'
import { responsibilitySha256 } from '../../domain/intake/responsibility.ts'
import { issueReceipt } from '../../domain/records/receipt.ts'
import { pseudonymIn } from '../../domain/screening/pseudonym.ts'
import { refuseChangedRows } from './as-accepted.ts'

/** What a receipt vouches for: the rows of one acceptance and the audit event that records it. */
export interface Vouched {
  submission: {
    id: string
    assessmentId: string
    studentId: string
    attempt: number
    receivedAt: Date
    late: boolean
    dueAt: Date | null
    dueBecause: DueReason
  }
  file: { sha256: string; bytes: number }
  /** What came with the work, in its order. */
  extraFiles: { sha256: string; bytes: number }[]
  reflection: { sha256: string } | null
  policyVersion: string
  event: AuditEvent
}

export function receiptFor(
  { signingKey, pseudonymSalt }: Pick<Context, 'signingKey' | 'pseudonymSalt'>,
  { submission, file, extraFiles, reflection, policyVersion, event }: Vouched,
): string {
  return issueReceipt(
    {
      v: 1,
      kind: reflection ? 'completed' : 'received',
      submission: submission.id,
      attempt: submission.attempt,
      student: pseudonymIn(submission.assessmentId, submission.studentId, pseudonymSalt),
      fileSha256: file.sha256,
      fileBytes: file.bytes,
      ...(extraFiles.length > 0 && { beside: extraFiles.map(({ sha256, bytes }) => ({ sha256, bytes })) }),
      reflectionSha256: reflection?.sha256 ?? null,
      responsibilitySha256: reflection ? responsibilitySha256 : null,
      policyVersion,
      receivedAt: submission.receivedAt.toISOString(),
      ...(event.type === 'submission.reflected' && { completedAt: event.at.toISOString() }),
      late: submission.late,
      ...(submission.dueAt && { dueAt: submission.dueAt.toISOString(), dueBecause: submission.dueBecause }),
      ...(event.type === 'submission.due_changed' && { dueChangedAt: event.at.toISOString() }),
      leaf: leafHash(entryBytes(event)).toString('hex'),
    },
    signingKey,
  )
}

/** A receipt with the event that it was given for. */
export interface Given {
  event: AuditEvent
  token: string
}

/**
 * The receipt that was given for a submission: the latest, or the `first`, from before a reflection followed. Where the
 * process ended before it could be given, it is given now, if the rows still are what the event recorded. Throws NOT_FOUND
 * once the work is erased, and an Error for rows that were changed.
 */
export async function givenReceipt(context: Context, id: string, which: 'first' | 'latest' = 'latest'): Promise<Given> {
  const found = await receiptOf(context.db, id, which)
  const received = found && !found.token ? await receivedOf(context.db, found.event) : null
  if (!found || !(found.token || received)) {
    throw new DomainError('NOT_FOUND', 'There is no receipt: the work has been erased.')
  }
  if (found.token !== null) return { event: found.event, token: found.token }
  await refuseChangedRows(context.db, received!)
  const token = receiptFor(context, received!)
  await storeReceipts(context.db, [{ eventId: found.event.id, submissionId: id, token }])
  return { event: found.event, token }
}

/** Gives the receipt of accepted work whose process ended before it could; rows that were changed get a line in the log. */
export async function giveLostReceipt(context: Context, id: string): Promise<void> {
  await givenReceipt(context, id, 'first').catch((err) => {
    context.log.error({ err, submissionId: id }, 'a receipt could not be given')
  })
}

/** The receipt for what happened last, made in the transaction in which it happened; the caller stores it there. */
export async function newReceipt(
  context: Pick<Context, 'signingKey' | 'pseudonymSalt'>,
  tx: Session,
  id: string,
): Promise<Given> {
  const { event } = (await receiptOf(tx, id, 'latest'))!
  return { event, token: receiptFor(context, (await receivedOf(tx, event))!) }
}
