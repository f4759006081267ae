import { analyse } from 'chardet'
import { type Encoding, isEncoding, type TextEncoding } from '../../domain/intake/encodings.ts'
import { decode, isUtf8 } from './decode.ts'

/** How many bytes are looked at where the frequency of letters decides. */
const sampleBytes = 100_000

/**
 * In which encoding a text is: by its byte order mark, then as UTF-16 by its zeros, then as UTF-8, then by the frequency of
 * letters. Only the last is a guess.
 */
export function guessEncoding(bytes: Uint8Array): TextEncoding {
  const marked = byMark(bytes)
  if (marked) return { name: marked, by: 'mark' }
  const wide = byZeros(bytes)
  if (wide) return { name: wide, by: 'bytes' }
  const sample = bytes.subarray(0, sampleBytes)
  if (isIso2022(sample)) return { name: 'iso-2022-jp', by: 'bytes' }
  if (isUtf8(bytes)) return { name: 'utf-8', by: 'bytes' }
  if (isBrokenUtf8(sample)) return { name: 'utf-8', by: 'guess' }
  return { name: byFrequency(sample), by: 'guess' }
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && isUtf8(bytes)) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** The least share of zeros among the high bytes of a text in UTF-16, and the most among its low bytes. */
const zeros = { high: 0.2, low: 0.02 }

/** UTF-16 without a mark: blanks, line ends and letters of ASCII leave one of each two bytes zero. */
function byZeros(bytes: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(bytes.length, sampleBytes) / 2)
  if (pairs < 2 || bytes.length % 2) return null
  const count = [0, 0]
  for (let at = 0; at < 2 * pairs; at += 1) if (bytes[at] === 0) count[at % 2]! += 1
  const [even, odd] = count.map((one) => one / pairs) as [number, number]
  if (odd >= zeros.high && even <= zeros.low) return 'utf-16le'
  return even >= zeros.high && odd <= zeros.low ? 'utf-16be' : null
}

/** A text in UTF-8 of which some bytes were lost or replaced: most of its letters beyond ASCII are whole. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'utf-8')
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const whole = text.match(/[\u0080-\uFFFC\u{10000}-\u{10FFFF}]/gu)?.length ?? 0
  return whole > 10 * broken
}

/** Escapes to Japanese and back: such a text holds no byte above 0x7f. */
const isIso2022 = (bytes: Uint8Array) => /\x1b\$[@B][\x21-\x7e]+\x1b\([BJ]/.test(Buffer.from(bytes).toString('latin1'))

/** Names of chardet for encodings of which the one of Windows is the wider form, which programs wrote in their name. */
const wider: Record<string, Encoding> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
}

function byFrequency(bytes: Uint8Array): Encoding {
  const [best] = analyse(bytes).flatMap(({ name }) => {
    const known = wider[name.toLowerCase()] ?? name.toLowerCase()
    return isEncoding(known) && known !== 'utf-8' ? known : []
  })
  if (best && best !== 'windows-1252') return best
  return oddLetters(bytes, 'macintosh') < oddLetters(bytes, 'windows-1252') ? 'macintosh' : 'windows-1252'
}

/** How many letters and marks stand where no Western text has them: capitals and signs within words, control characters. */
function oddLetters(bytes: Uint8Array, encoding: Encoding): number {
  const odd =
    /\p{Ll}[\u00c0-\u00de]|[\p{L}][†‡‰¤¢¦§¨¬®±µ¶¸Ø∞∂∑∏∫Ω√≈∆◊][\p{L}]|(?<![\p{L}])[ÒÓÕÔÐÑ](?![\p{L}])|[ÒÐ]\p{L}{3}|[\x80-\x9f]/gu
  return decode(bytes, encoding).match(odd)?.length ?? 0
}
