import { type Encoding, encodings, type TextEncoding } from '../../domain/intake/encodings.ts'
import type { Gap } from '../../domain/screening/coverage.ts'
import { type Document, plainDocument } from '../../domain/screening/document.ts'
import { refuseTooMuchText } from '../package/stories.ts'
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
  return { text, encoding, coverage: doubtOf(text, encoding) }
}

/** Plain text, Markdown or the source of TeX: its paragraphs are its lines. Throws Unreadable. */
export function readPlain(bytes: Uint8Array, format: 'text' | 'markdown' | 'tex', given: Encoding | null): Document {
  const { text, encoding, coverage } = decodeText(bytes, given)
  refuseTooMuchText(text.length)
  return { ...plainDocument(text, format), encoding, coverage }
}

function doubtOf(text: string, { name, by }: TextEncoding): Gap[] {
  const isBroken = text.includes('\uFFFD') && (name !== 'utf-8' || by === 'student' || by === 'guess')
  if (by !== 'guess' && !isBroken) return []
  const detail = `It was read as ${encodings[name]}.${isBroken ? ' Some of its bytes do not fit that.' : ''}`
  return [{ kind: 'unknown_encoding', count: 1, page: null, at: 0, detail }]
}
