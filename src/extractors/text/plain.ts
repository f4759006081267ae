import { type Encoding, encodings, type TextEncoding } from '../../domain/intake/encodings.ts'
import type { Gap } from '../../domain/screening/coverage.ts'
import { type Document, plainDocument } from '../../domain/screening/document.ts'
import { firstCharacters } from '../package/first-characters.ts'
import { Unreadable } from '../unreadable.ts'
import { decode } from './decode.ts'
import { guessEncoding } from './guess-encoding.ts'

/** A text that was decoded, and what is not sure about that. */
export interface DecodedText {
  text: string
  encoding: TextEncoding
  coverage: Gap[]
}

/**
 * Decodes a text, as `given` or by a guess. The text stays as it is, line ends included.
 *
 * @throws {Unreadable} `unsupported` when the bytes are not those of a text
 */
export function decodeText(bytes: Uint8Array, given: Encoding | null): DecodedText {
  const encoding: TextEncoding = given ? { name: given, by: 'student' } : guessEncoding(bytes)
  const text = decode(bytes, encoding.name)
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0
  if (text.includes('\u0000') || controls > text.length / 100) throw new Unreadable('unsupported')
  const doubt = doubtOf(text, encoding) ?? (given && swallowed(bytes, text))
  if (doubt === null) return { text, encoding, coverage: [] }
  const detail = `It was read as ${encodings[encoding.name]}.${doubt && ` ${doubt}`}`
  return { text, encoding, coverage: [{ kind: 'unknown_encoding', count: 1, page: null, at: 0, detail }] }
}

/** Plain text, Markdown or the source of TeX: its paragraphs are its lines. Throws Unreadable. */
export function readPlain(bytes: Uint8Array, format: 'text' | 'markdown' | 'tex', given: Encoding | null): Document {
  const { text, encoding, coverage } = decodeText(bytes, given)
  const { kept, gaps } = firstCharacters(text)
  return { ...plainDocument(kept, format), encoding, coverage: [...coverage, ...gaps] }
}

/** Why it is not sure that a text has this encoding: empty for a mere guess, a sentence, or null where it is sure. */
function doubtOf(text: string, { name, by }: TextEncoding): string | null {
  const isBroken = text.includes('\uFFFD') && (name !== 'utf-8' || by === 'student' || by === 'guess')
  if (isBroken) return 'Some of its bytes do not fit that.'
  return by === 'guess' ? '' : null
}

/** From how many words on a choice that makes other letters of plain English is doubted. */
const mostSwallowed = 20

/**
 * Whether a chosen encoding turns words of ASCII into something else, as UTF-16 does with every text of one byte a letter:
 * such a choice, by mistake or not, would hide them from everybody who reads the text.
 */
function swallowed(bytes: Uint8Array, text: string): string | null {
  const before = asciiWords(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
  const isSwallowed = before > mostSwallowed && asciiWords(text) < before / 2
  return isSwallowed ? 'In another encoding it holds words of English letters that are lost in this one.' : null
}

const asciiWords = (text: string) => text.match(/(?<![^\s])[a-z]{2,}(?=[\s,.;:])/gi)?.length ?? 0
