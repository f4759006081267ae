import { percentDecoded } from '../url.ts'

/** The longest title and file name that are kept, in characters. */
const longest = 500

/** A title or file name as people read it: percent-decoded once, in one line. */
export function readableName(sent: string): string {
  const name = percentDecoded(asUtf8(sent))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return [...name].slice(0, longest).join('')
}

/**
 * The file name in a `Content-Disposition`, or null. Plug-ins percent-encode the name, or the whole header, or send it as
 * it is.
 */
export function fileNameIn(disposition: string | undefined): string | null {
  if (!disposition) return null
  const header = /filename/i.test(disposition) && disposition.includes('=') ? disposition : percentDecoded(disposition)
  const [, extended, quoted, bare] =
    /filename\*=UTF-8''([^;]+)/i.exec(header) ?? shifted(/filename="([^"]*)"|filename=([^;"]+)/i.exec(header)) ?? []
  const name = readableName(extended ?? quoted ?? bare ?? '')
  return name || null
}

/** The groups of a match, moved by one so that both patterns are read in the same places. */
const shifted = (match: RegExpExecArray | null) => match && [match[0], undefined, match[1], match[2]]

/** A header is read as Latin-1; what was sent as UTF-8 is read as that. */
function asUtf8(sent: string): string {
  if (![...sent].every((letter) => letter.charCodeAt(0) < 256)) return sent
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(sent, 'latin1'))
  } catch {
    return sent
  }
}
