import * as titles from './heading-titles.ts'

/** What a heading opens. A `weak` title of a list also heads a chapter of running text. */
export type Heading = 'body' | 'references' | 'weak references' | 'notes' | 'appendix' | 'statement'

/** Longer lines are text, in UTF-16 units. */
const maxLength = 90

const lists = new Set(Object.values(titles.listTitles).flatMap(titlesIn))
const weakLists = new Set(titlesIn(titles.weakListTitles))
const widerLists = titlesIn(titles.widerListTitles)
const nouns = new Set(titlesIn(titles.listNouns))
const notes = new Set(titlesIn(titles.noteTitles))
const appendices = new Set(titlesIn(titles.appendixTitles))
const statements = new Set(titlesIn(titles.statementTitles))
const bodies = new Set(titlesIn(titles.bodyTitles))

/** Marks of Markdown and the number of a chapter: `## 7.2 References`, `**References**`, `Chapter 7: References`. */
const before =
  /^(?:#{1,6} *)?(?:\*\*)?(?:(?:chapter |section |part )?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})[.):–-]? +|[a-h][.)] +)?/
/** A remark in brackets and a colon: `References (2 pages):`. */
const behind = / *(?:\([^()]{0,40}\))? *[:.]?(?:\*\*)?:?$/
/** “and” in the languages of the titles. */
const joiner = / *[&/+] *| (?:and|und|et|y|e|i|og|och|ja|en|ve|dan|a|un|si|и|та|και|agus) /
const appendix = new RegExp(`^(?:${alternatives(titles.appendixTitles)})(?!\\p{L})`, 'u')
const statement =
  /^(?:statement (?:of|on) (?:the )?(?:use of )?(?:ai|artificial intelligence|generative ai)|use of (?:ai|artificial intelligence|generative ai))/
const qualifiers = new RegExp(`^(?:(?:${alternatives(titles.listQualifiers)}) )+`)
const listOf = /^list of /
const endings = new RegExp(`(?: (?:${alternatives(titles.listEndings)}))+$`)

/**
 * What `line`, a line of its own, opens as a heading; null when it is none. Capitals, accents, a chapter’s number, a
 * remark in brackets and a colon make no difference, and two titles may be joined: `References and bibliography`.
 */
export function headingOf(line: string): Heading | null {
  if (line.length > maxLength) return null
  const whole = plain(line).replace(before, '')
  if (appendix.test(whole) && !/[.!?]$/.test(whole)) return 'appendix'
  const title = whole.replace(behind, '')
  if (isListTitle(title)) return weakLists.has(title.replace(qualifiers, '')) ? 'weak references' : 'references'
  if (notes.has(title)) return 'notes'
  if (statements.has(title) || statement.test(title)) return 'statement'
  if (bodies.has(title) || title.startsWith('word count')) return 'body'
  return areListTitles(title.split(joiner)) ? 'references' : null
}

/** Whether `line`, the title of a list, lets it hold works that the text does not cite: `Bibliography`, `Further reading`. */
export function isWiderListTitle(line: string): boolean {
  const title = ` ${plain(line).replace(before, '').replace(behind, '')} `
  return widerLists.some((wider) => title.includes(` ${wider} `))
}

/** A title of the table, or an English one with what may stand round it: `List of works cited`. */
function isListTitle(title: string): boolean {
  if (lists.has(title)) return true
  const named = title.replace(qualifiers, '').replace(listOf, '').replace(qualifiers, '')
  const bare = named.replace(endings, '')
  return lists.has(bare) || (bare !== named && nouns.has(bare))
}

/** `Notes and references`, `Bibliography / websites`: one is the title of a list, and the others say what else is in it. */
function areListTitles(parts: string[]): boolean {
  const goesBeside = (part: string) => notes.has(part) || nouns.has(part) || appendices.has(part) || isListTitle(part)
  return parts.length > 1 && parts.some(isListTitle) && parts.every(goesBeside)
}

/** In small letters, without accents and with single spaces, so that `RÉFÉRENCES` and `références` are one. */
function plain(line: string): string {
  return line.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

function titlesIn(list: string): string[] {
  return list.split(', ').map(plain)
}

function alternatives(list: string): string {
  return titlesIn(list)
    .sort((a, b) => b.length - a.length)
    .join('|')
}
