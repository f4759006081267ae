import { exactBytes } from '../canonical.ts'
import type { PublicJwk, SigningKey } from '../signing/signing.ts'
import type { TreeHead } from './consistency.ts'
import { openNote, signNote } from './note.ts'

/** A state of the log. The origin names the log, for all time: a URL without scheme, spaces and plus. */
export interface Checkpoint extends TreeHead {
  origin: string
}

export type CheckpointCheck = { ok: true; checkpoint: Checkpoint } | { ok: false; problem: string }

/**
 * The checkpoint as signed text (https://c2sp.org/tlog-checkpoint): this is what leaves the house, so that a log that was
 * rewritten later can be told. A signer must never sign two states of which one does not begin with the other.
 *
 * @throws TypeError when the origin has a space or a plus.
 */
export function signCheckpoint({ origin, size, root }: Checkpoint, key: SigningKey): string {
  return signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, origin, key)
}

/** What a signed checkpoint states, or a sentence that says why it cannot be relied on. */
export function verifyCheckpoint(text: string, keys: Pick<PublicJwk, 'x'>[]): CheckpointCheck {
  const checkpoint = readCheckpoint(text)
  if (!checkpoint) return { ok: false, problem: 'This is not the text of a checkpoint.' }
  if (openNote(text, checkpoint.origin, keys) === null) {
    return { ok: false, problem: 'No known key signed this checkpoint as it stands.' }
  }
  return { ok: true, checkpoint }
}

/** The three lines that count; lines after them are another log's extensions, covered by the signature all the same. */
function readCheckpoint(text: string): Checkpoint | null {
  const [, origin, digits, base64] =
    /^([^\s+]+)\n(0|[1-9]\d*)\n([^\n]+)\n(?:[^\n]+\n)*\n(?:[^\n]+\n)+$/.exec(text) ?? []
  const size = Number(digits)
  const root = exactBytes(base64 ?? '', 'base64')
  return origin && Number.isSafeInteger(size) && root?.length === 32 ? { origin, size, root } : null
}
