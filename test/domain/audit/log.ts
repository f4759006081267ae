import { signCheckpoint } from '../../../src/domain/audit/checkpoint.ts'
import { type AuditEvent, entryBytes } from '../../../src/domain/audit/entry.ts'
import { append, emptyFrontier, rootOf } from '../../../src/domain/audit/frontier.ts'
import { leafHash } from '../../../src/domain/audit/hash.ts'
import type { LogEntry } from '../../../src/domain/audit/replay.ts'
import { generateSigningKey, type SigningKey } from '../../../src/domain/signing/signing.ts'

export const key = generateSigningKey()
export const origin = 'college.example/candour'

export interface SealedLog {
  entries: LogEntry[]
  checkpoints: string[]
}

export function anEvent(number: number): AuditEvent {
  return {
    id: `event-${number}`,
    type: 'submission.received',
    at: new Date(Date.UTC(2026, 2, 12, 9, 30, number)),
    actorId: `person-${number % 3}`,
    actorRole: 'student',
    submissionId: `submission-${number}`,
    data: { to: 'received', bytes: 1000 + number },
  }
}

export function entryOf(event: AuditEvent, position: number): LogEntry {
  return { position, event, storedLeaf: leafHash(entryBytes(event)) }
}

/** The checkpoints that a service would have signed over these entries at these sizes. */
export function sealed(entries: LogEntry[], sizes: number[], signer: SigningKey = key, name = origin): string[] {
  return sizes.map((size) => {
    const leaves = entries.slice(0, size).map(({ storedLeaf }) => Buffer.from(storedLeaf))
    return signCheckpoint({ origin: name, size, root: rootOf(append(emptyFrontier, leaves).frontier) }, signer)
  })
}

export function aLog(length: number, sizes: number[]): SealedLog {
  const entries = Array.from({ length }, (_, position) => entryOf(anEvent(position), position))
  return { entries, checkpoints: sealed(entries, sizes) }
}

/** As somebody would do it who moves entries and then numbers them without a gap. */
export function renumbered(entries: LogEntry[]): LogEntry[] {
  return entries.map((entry, position) => ({ ...entry, position }))
}
