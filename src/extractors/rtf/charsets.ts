import { TextDecoder } from 'node:util'
import { decode } from '../text/decode.ts'

/** Encodings by the number of a font's character set (RTF 1.9.1, “Font table”). */
const byCharset: Record<number, string> = {
  77: 'macintosh',
  78: 'shift_jis',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}

/** Encodings by the number of a code page. */
const byCodePage: Record<number, string> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
}

/** The encoding of a font's bytes; that of the file where the font names none. */
export function encodingOf(charset: number | undefined, codePage: number): string {
  const own = charset === undefined ? undefined : byCharset[charset]
  return own ?? byCodePage[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252')
}

const decoders = new Map<string, TextDecoder>()

/** Bytes, one a character, as text. */
export function decoded(bytes: string, encoding: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes
  if (encoding === 'windows-1252') return decode(Buffer.from(bytes, 'latin1'), 'windows-1252')
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding)
  decoders.set(encoding, decoder)
  return decoder.decode(Buffer.from(bytes, 'latin1'))
}
