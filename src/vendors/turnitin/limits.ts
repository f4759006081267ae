import type { Outcome, SkipReason, VendorPayload } from '../../domain/screening/detector.ts'

const fewestWords = 20
const mostTextBytes = 2 * 1024 * 1024
const mostFileBytes = 100 * 1024 * 1024

/** Turnitin's limits, checked here before anything leaves (docs/reference/turnitin.md#limits). Null when the work is within them. */
export function beyondLimits({ words, text, file }: VendorPayload): Outcome | null {
  if (words < fewestWords)
    return skip('too_little_text', `Turnitin needs at least ${fewestWords} words; this text has ${words}.`)
  if (Buffer.byteLength(text) >= mostTextBytes)
    return skip('too_much_text', 'Turnitin takes up to 2 MB of text; this is more.')
  if (file.bytes.length > mostFileBytes)
    return skip('too_much_text', 'Turnitin takes files up to 100 MB; this one is larger.')
  return null
}

const reasons: Record<string, [SkipReason, string]> = {
  UNSUPPORTED_FILETYPE: ['unsupported_type', 'Turnitin does not read this kind of file.'],
  CANNOT_EXTRACT_TEXT: ['no_text', 'Turnitin found no text in the file.'],
  TOO_LITTLE_TEXT: ['too_little_text', 'Turnitin needs at least 20 words and found fewer.'],
  TOO_MUCH_TEXT: ['too_much_text', 'Turnitin takes up to 2 MB of text and found more.'],
  TOO_MANY_PAGES: ['too_many_pages', 'Turnitin takes up to 800 pages and found more.'],
  FILE_LOCKED: ['locked_file', 'Turnitin found the file locked with a password.'],
  CORRUPT_FILE: ['corrupt_file', 'Turnitin found the file damaged.'],
}

/** What one of Turnitin's error codes means, or null for a code that says nothing about the file. */
export function skipFor(code: string): Outcome | null {
  const known = reasons[code]
  return known ? skip(...known) : null
}

/** Why a refusal ends a run, when its message names an error code; null when Turnitin is merely at it already. */
export function skipNamedIn(message: string): Outcome | null {
  const code = Object.keys(reasons).find((known) => message.includes(known))
  return code ? skipFor(code) : null
}

const skip = (reason: SkipReason, detail: string): Outcome => ({ state: 'skipped', reason, detail })
