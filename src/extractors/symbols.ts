import { codePoint } from 'dingbat-to-unicode'

/** What stands for a letter whose meaning is not known. */
export const unknownLetter = '\ufffd'

/** The font that draws other signs than the characters it is given, by one of its names; null for every other font. */
function symbolFontOf(font: string | undefined): string | null {
  const [, name, number] = /^(symbol|wingdings|webdings) ?([23])?( ?mt)?$/i.exec(font?.trim() ?? '') ?? []
  return name === undefined ? null : number ? `${name} ${number}` : name
}

/** A character that has a meaning in one font only. */
const privateUse = /\p{Co}/u

/**
 * The sign that a symbol font draws for a character, which programs write with its own code or with 0xF000 added to it
 * (MS-OE376, 2.1.45). Null where the sign is not known.
 */
function signOf(code: number, font: string): string | null {
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  if (own === 0x20 || own === 0xa0) return ' '
  return codePoint(font, own)?.string ?? null
}

/** Text as its font draws it, and whether some of it could not be told. */
export function lettersIn(text: string, font: string | undefined): { text: string; unknown: boolean } {
  const symbolFont = symbolFontOf(font)
  if (!symbolFont) return { text, unknown: privateUse.test(text) }
  let unknown = false
  const signs = Array.from(text, (letter) => {
    const code = letter.codePointAt(0)!
    if (code < 0x20 || (code > 0xff && !privateUse.test(letter))) return letter
    const sign = signOf(code, symbolFont)
    unknown ||= sign === null
    return sign ?? unknownLetter
  })
  return { text: signs.join(''), unknown }
}
