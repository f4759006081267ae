import type { ReceiptClaims } from '../records/receipt.ts'
import { jwksOf, type PublicJwk } from '../signing/signing.ts'
import { openToken } from '../signing/token.ts'
import type { AuditEvent } from './entry.ts'
import { leafOf } from './replay.ts'

/** A receipt as it is stored beside the event that it is given for; one of the two may be missing. */
export interface ReceiptPair {
  receipt: { eventId: string; submissionId: string; token: string } | null
  event: AuditEvent | null
  /** Whether the log holds an event that erased the submission. */
  erased: boolean
}

/**
 * Checks each stored receipt: that a known key signed it, and that it is for the event it stands beside. Each that is not,
 * and each event without its receipt, goes to `report` in a sentence. Returns how many receipts there are.
 */
export async function verifyReceipts(
  pairs: AsyncIterable<ReceiptPair>,
  keys: Pick<PublicJwk, 'x'>[],
  report: (sentence: string) => void,
): Promise<number> {
  const jwks = jwksOf(keys)
  let count = 0
  let last: string | undefined
  for await (const pair of pairs) {
    if (pair.receipt) count++
    if (pair.event && pair.event.id === last) {
      report(`The receipt of submission ${pair.event.submissionId} (table receipts) is there more than once.`)
    }
    last = pair.event?.id
    const problem = problemWith(pair, jwks)
    if (problem) report(problem)
  }
  return count
}

function problemWith({ receipt, event, erased }: ReceiptPair, jwks: ReturnType<typeof jwksOf>): string | null {
  if (!receipt) {
    if (!event || erased) return null
    const what = `${event.type} of ${event.at.toISOString()}`
    return `The receipt of submission ${event.submissionId} (table receipts) is missing; ${what} gave it.`
  }
  const what = `The receipt of submission ${event?.submissionId ?? receipt.submissionId} (table receipts)`
  if (!event) return `${what} is in the database, but no event gave it.`
  if (receipt.submissionId !== event.submissionId) return `${what} is kept with another submission.`
  const opened = openToken('receipt', receipt.token, jwks)
  if (!opened.ok) return `${what} cannot be relied on. ${opened.problem}`
  return isFor(opened.claims as Partial<ReceiptClaims> | null, event) ? null : `${what} is for another event.`
}

/** The claim that holds the time of the event, where it is not the one of the hand-in. */
const timeOf: Record<string, 'completedAt' | 'dueChangedAt'> = {
  'submission.reflected': 'completedAt',
  'submission.due_changed': 'dueChangedAt',
}

/** Whether these claims are those of a receipt that was given for this event. Its leaf stands for all of the event. */
export function isFor(claims: Partial<ReceiptClaims> | null, event: AuditEvent): boolean {
  const at = claims?.[timeOf[event.type] ?? 'receivedAt']
  return (
    claims?.submission === event.submissionId &&
    at === event.at.toISOString() &&
    claims.leaf === leafOf(event)?.toString('hex')
  )
}
