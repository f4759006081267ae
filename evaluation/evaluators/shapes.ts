/** A bibliographic record as reference managers keep it. */
export interface BibliographicRecord {
  authors: string[]
  title: string
  year: string
  venue: string
}

interface Author {
  family: string
  given: string
}

/** The six shapes in which a structured record is judged (docs/reference/citations.md#counting): five styles and a note. */
export const shapes = ['apa', 'harvard', 'vancouver', 'ieee', 'mla', 'note'] as const
export type Shape = (typeof shapes)[number]

/** Writes a record in one shape. The note has no quotation marks or italics around its title, as plain text loses them. */
export function render(shape: Shape, { authors, title, year, venue }: BibliographicRecord): string {
  const people = authors.map(authorOf)
  const where = venue || 'Online'
  if (people.length === 0) return authorless(shape, { title, year, where })
  switch (shape) {
    case 'apa':
      return `${join(
        people.map((author) => inverted(author, '. ')),
        ', ',
        ', & ',
      )} (${year}). ${title}. ${where}.`
    case 'harvard':
      return `${join(
        people.map((author) => inverted(author, '.')),
        ', ',
        ' and ',
      )} (${year}) ‘${title}’, ${where}.`
    case 'vancouver':
      return `${people.map(({ family, given }) => [family, initials(given, '')].filter(Boolean).join(' ')).join(', ')}. ${title}. ${where}. ${year}.`
    case 'ieee':
      return `[1] ${join(
        people.map(({ family, given }) => [initials(given, '. '), family].filter(Boolean).join(' ')),
        ', ',
        ' and ',
      )}, “${title},” ${where}, ${year}.`
    case 'mla':
      return `${mla(people)}. “${title}.” ${where}, ${year}.`
    case 'note':
      return `${join(people.map(full), ', ', ' and ')}, ${title} (${where}, ${year}).`
  }
}

/** Without an author every style begins with the title. */
function authorless(shape: Shape, { title, year, where }: { title: string; year: string; where: string }): string {
  switch (shape) {
    case 'apa':
      return `${title}. (${year}). ${where}.`
    case 'harvard':
      return `‘${title}’ (${year}) ${where}.`
    case 'vancouver':
      return `${title}. ${where}. ${year}.`
    case 'ieee':
      return `[1] “${title},” ${where}, ${year}.`
    case 'mla':
      return `“${title}.” ${where}, ${year}.`
    case 'note':
      return `${title} (${where}, ${year}).`
  }
}

function mla([first, ...others]: Author[]): string {
  const lead = first ? [first.family, first.given].filter(Boolean).join(', ') : ''
  if (others.length === 0) return lead
  return others.length === 1 ? `${lead}, and ${full(others[0]!)}` : `${lead}, et al`
}

/** `Family, Given`, `Given Family`, or a name to be kept whole: in braces, with a bracket, one word, or a handle. */
function authorOf(name: string): Author {
  const isWhole = /^\{.*\}$/.test(name.trim()) || /[()@]/.test(name)
  const plain = withoutLatex(name)
  if (isWhole) return { family: plain, given: '' }
  const comma = plain.indexOf(',')
  if (comma > 0) return { family: plain.slice(0, comma).trim(), given: plain.slice(comma + 1).trim() }
  const words = plain.split(' ')
  const isTool = /(?<!\p{L})(?:GPT|AI|CLI|Agent|Code|Copilot|ChatGPT|Team|Chat)(?!\p{L})|\d$/u.test(plain)
  if (words.length < 2 || isTool) return { family: plain, given: '' }
  return { family: words.at(-1)!, given: words.slice(0, -1).join(' ') }
}

const accents: Record<string, string> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  c: '\u0327',
  v: '\u030c',
  u: '\u0306',
  H: '\u030b',
  '=': '\u0304',
  '.': '\u0307',
}
const letters: Record<string, string> = {
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  i: 'ı',
}

/** BibTeX’s accents as letters; its braces and what else it marks up are dropped. */
export function withoutLatex(text: string): string {
  return text
    .replace(/\\(["'`^~=.]) ?\{?\\?([A-Za-z])\}?/g, (_, accent: string, letter: string) => letter + accents[accent]!)
    .replace(/\\([cvuH]) ?\{([A-Za-z])\}/g, (_, accent: string, letter: string) => letter + accents[accent]!)
    .replace(/\\(ss|aa|AA|ae|AE|o|O|l|L|i)(?![A-Za-z]) ?/g, (_, letter: string) => letters[letter]!)
    .replace(/\\[A-Za-z]+ ?/g, '')
    .replace(/[{}$\\]/g, '')
    .replace(/~/g, ' ')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .trim()
}

function inverted({ family, given }: Author, separator: string): string {
  return given ? `${family}, ${initials(given, separator)}` : family
}

function full({ family, given }: Author): string {
  return given ? `${given} ${family}` : family
}

function initials(given: string, separator: string): string {
  const found = given.match(/\p{Lu}/gu) ?? []
  if (separator === '') return found.join('')
  return `${found.join(separator)}${found.length > 0 ? '.' : ''}`
}

function join(names: string[], between: string, last: string): string {
  return names.length < 2 ? (names[0] ?? '') : names.slice(0, -1).join(between) + last + names.at(-1)
}
