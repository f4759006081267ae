import { type DueReason, dueReasons } from '../dates/due.ts'
import { isValidAt, type Jwks, type SigningKey } from '../signing/signing.ts'
import { issueToken, openToken } from '../signing/token.ts'

/**
 * What the provider vouches for: these bytes, from this student, at this time of the database's clock. `received` is
 * given for durable bytes, `completed` once the reflection is there too. Hashes are SHA-256 in hex.
 */
export interface ReceiptClaims {
  v: 1
  kind: 'received' | 'completed'
  submission: string
  attempt?: number
  /** A pseudonym, never a name. */
  student: string
  fileSha256: string
  fileBytes: number
  /** Files that came with the work and are kept beside it, in their order; absent when there were none. */
  beside?: { sha256: string; bytes: number }[]
  reflectionSha256: string | null
  /** The text in which the student took responsibility for the work, as it was shown. */
  responsibilitySha256: string | null
  policyVersion: string
  /** ISO 8601 with milliseconds. */
  receivedAt: string
  /** When the reflection followed later than the file. ISO 8601 with milliseconds. */
  completedAt?: string
  late: boolean
  /** The due date that applied to the student, and why; absent from receipts of before there were such, and where there is none. ISO 8601 with milliseconds. */
  dueAt?: string
  dueBecause?: DueReason
  /** When a later due date came to apply; on the receipt that is given for that. ISO 8601 with milliseconds. */
  dueChangedAt?: string
  /** The leaf of the audit log in which this receipt's event is recorded. */
  leaf: string
}

/** The events that a receipt is given for. */
export const receiptedTypes = [
  'submission.received',
  'submission.reflection_required',
  'submission.reflected',
  'submission.due_changed',
]

export type ReceiptCheck = { ok: true; kid: string; claims: ReceiptClaims } | { ok: false; problem: string }

/** The files that a receipt was given for: the work, then what came with it. */
export function filesOf({ fileSha256, fileBytes, beside = [] }: ReceiptClaims): { sha256: string; bytes: number }[] {
  return [{ sha256: fileSha256, bytes: fileBytes }, ...beside]
}

/**
 * The receipt as a signed token.
 *
 * @throws TypeError for claims that `verifyReceipt` would not accept.
 */
export function issueReceipt(claims: ReceiptClaims, key: SigningKey): string {
  if (!isReceiptClaims(claims)) throw new TypeError('These are not the claims of a receipt')

  return issueToken('receipt', claims, key)
}

/** What the receipt vouches for, or a sentence that says why it cannot be relied on. */
export function verifyReceipt(token: string, jwks: Jwks): ReceiptCheck {
  const opened = openToken('receipt', token, jwks)
  if (!opened.ok) return opened

  const { key, claims } = opened
  if (!isReceiptClaims(claims)) {
    return { ok: false, problem: 'The receipt is signed, but this program does not know its kind or version.' }
  }
  if (!isValidAt(key, new Date(claims.dueChangedAt ?? claims.completedAt ?? claims.receivedAt))) {
    return { ok: false, problem: 'The key that signed this receipt was not in use at the time the receipt states.' }
  }
  return { ok: true, kid: key.kid, claims }
}

const shape: { [Name in keyof Required<ReceiptClaims>]: (value: unknown) => boolean } = {
  v: (value) => value === 1,
  kind: (value) => value === 'received' || value === 'completed',
  submission: isText,
  attempt: (value) => value === undefined || isCount(value),
  student: isText,
  fileSha256: isSha256,
  fileBytes: isCount,
  beside: (value) => value === undefined || (Array.isArray(value) && value.length > 0 && value.every(isFile)),
  reflectionSha256: (value) => value === null || isSha256(value),
  responsibilitySha256: (value) => value === null || isSha256(value),
  policyVersion: isText,
  receivedAt: isTime,
  completedAt: (value) => value === undefined || isTime(value),
  late: (value) => typeof value === 'boolean',
  dueAt: (value) => value === undefined || isTime(value),
  dueBecause: (value) => value === undefined || dueReasons.some((reason) => reason === value),
  dueChangedAt: (value) => value === undefined || isTime(value),
  leaf: isSha256,
}

function isReceiptClaims(value: unknown): value is ReceiptClaims {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(shape).every(([name, fits]) => fits((value as Record<string, unknown>)[name]))
}

function isText(value: unknown) {
  return typeof value === 'string' && /^[^\p{Cc}]+$/u.test(value)
}

function isCount(value: unknown) {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isSha256(value: unknown) {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function isFile(value: unknown) {
  const { sha256, bytes } = (value ?? {}) as { sha256?: unknown; bytes?: unknown }
  return isSha256(sha256) && isCount(bytes)
}

function isTime(value: unknown) {
  if (typeof value !== 'string') return false
  const time = new Date(value)
  return !Number.isNaN(time.getTime()) && time.toISOString() === value
}
