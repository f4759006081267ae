/** Letters that stand for several, or for one in a certain place: ligatures, and the forms of Hebrew and Arabic letters. */
const forms = /[\ufb00-\ufb4f\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]/g

/**
 * The ordinary letters for what a font draws: ligatures and presentation forms taken apart, white space as blanks. PDFium
 * writes U+0002 for a hyphen at the end of a line.
 */
export function plainLetters(text: string): string {
  return text
    .replace(forms, (it) => it.normalize('NFKC').trim())
    .replaceAll('\u0002', '-')
    .replace(/[\s\u200b]/g, ' ')
    .replace(/[\0-\x1f\x7f\ufeff\ufffe\uffff]/g, '\ufffd')
}

/** The mark that each accent sets on a letter when it is drawn by itself, as TeX does (“Matem´atica”). */
const marks: Record<string, string> = {
  '`': '\u0300',
  '´': '\u0301',
  ˆ: '\u0302',
  '^': '\u0302',
  '˜': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
  '¸': '\u0327',
  '˛': '\u0328',
}

const dotless: Record<string, string> = { ı: 'i', ȷ: 'j' }

/** Whether a character may be a mark on a letter. */
export function isMark(text: string): boolean {
  const isPlain = /^[!-\]_a-~]/.test(text)
  return !isPlain && (text in marks || /^\p{M}$/u.test(text))
}

/** One letter of a letter and a mark that lies over or under it; null where they make none. */
export function composed(letter: string, mark: string): string | null {
  if (!/^\p{L}\p{M}*$/u.test(letter)) return null
  const both = ((dotless[letter] ?? letter) + (marks[mark] ?? mark)).normalize('NFC')
  return both.length === 1 || !(mark in marks) ? both : null
}
