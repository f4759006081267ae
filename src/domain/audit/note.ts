import { createHash } from 'node:crypto'
import { exactBytes } from '../canonical.ts'
import { type PublicJwk, type SigningKey, signBytes, verifyBytes } from '../signing/signing.ts'

/**
 * `text` signed under `name`, as a C2SP signed note: the text, a blank line, and a signature line that witnesses and
 * other logs' tools can read (https://c2sp.org/signed-note).
 *
 * @throws TypeError when the text is not made of whole lines or the name has a space or a plus.
 */
export function signNote(text: string, name: string, key: SigningKey): string {
  if (!/^(?:[^\x00-\x09\x0b-\x1f]*\n)+$/.test(text)) throw new TypeError('The text of a note is made of whole lines')
  if (!/^[^\s\p{Cc}+]+$/u.test(name)) throw new TypeError('The name in a note has no spaces and no plus')

  const signature = Buffer.concat([keyId(name, key), signBytes(Buffer.from(text), key)])
  return `${text}\n— ${name} ${signature.toString('base64')}\n`
}

/**
 * The text of a note, if a known key signed it under `name`; null otherwise. Signatures of others, such as witnesses,
 * are ignored, as the specification asks.
 */
export function openNote(note: string, name: string, keys: Pick<PublicJwk, 'x'>[]): string | null {
  const end = note.lastIndexOf('\n\n') + 1
  if (end === 0 || !note.endsWith('\n')) return null
  const text = note.slice(0, end)

  const signatures = note
    .slice(end + 1, -1)
    .split('\n')
    .filter((line) => line.startsWith(`— ${name} `))
    .flatMap((line) => exactBytes(line.slice(`— ${name} `.length), 'base64') ?? [])
  const isSigned = signatures.some((signature) =>
    keys.some(
      (key) =>
        keyId(name, key).equals(signature.subarray(0, 4)) && verifyBytes(Buffer.from(text), signature.subarray(4), key),
    ),
  )
  return isSigned ? text : null
}

/** Which key signed: the start of SHA-256 over name, new line, 0x01 for Ed25519, public key. */
function keyId(name: string, { x }: { x: string }) {
  return createHash('sha256').update(`${name}\n\x01`).update(Buffer.from(x, 'base64url')).digest().subarray(0, 4)
}
