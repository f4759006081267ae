import { type Heading, headingOf } from './headings.ts'
import type { Line } from './lines.ts'
import { type BeginsWithAuthor, unheadedListIn } from './reference-list.ts'

/** A stretch of a work under one heading; `opening` is what stands before the first. */
export interface Section {
  kind: 'opening' | Exclude<Heading, 'weak references'>
  /** Null for the opening, for a list without a heading and for what follows a statement that lost its next heading. */
  heading: Line | null
  /** Without the heading. */
  lines: Line[]
}

/** An acknowledgement or a statement on AI is a paragraph or two; what goes on longer, in UTF-16 units, is something else. */
const longestStatement = 1500
/** Entries without a year have fewer words than this, mostly far fewer. */
const longestEntry = 40

/**
 * The parts of a work, in order. This is the one place that knows where a list of sources, the notes, an appendix or a
 * statement on AI begins and ends. `beginsWithAuthor` widens what may begin an entry of a list that has no heading.
 */
export function sectionsOf(lines: Line[], beginsWithAuthor?: BeginsWithAuthor): Section[] {
  const headings = headingsOf(lines)
  const sections: Section[] = [{ kind: 'opening', heading: null, lines: [] }]
  for (const [index, line] of lines.entries()) {
    const kind = headings[index]
    if (kind) sections.push({ kind, heading: line, lines: [] })
    else {
      if (isOver(sections.at(-1)!, line)) sections.push({ kind: 'body', heading: null, lines: [] })
      sections.at(-1)!.lines.push(line)
    }
  }
  const isListed = sections.some(({ kind }) => kind === 'references')
  return isListed ? sections : withUnheadedList(sections, lines, beginsWithAuthor)
}

/**
 * Where the first third of a work ends, as an offset into its text: by lines or by letters, whichever is sooner, because a
 * few long paragraphs may have many sources, and short sources many lines.
 */
export function firstThird(lines: Line[]): number {
  const end = lines.at(-1)?.end ?? 0
  return Math.min(lines[Math.ceil(lines.length / 3)]?.start ?? end, end / 3)
}

/** What each line opens, or null. */
function headingsOf(lines: Line[]): (Section['kind'] | null)[] {
  const headings = lines.map(({ text }) => headingOf(text))
  const lastOf = new Map(lines.flatMap(({ text }, at) => (headings[at] ? [[text.toLowerCase(), at]] : [])))
  const lastList = headings.findLastIndex((heading) => heading?.endsWith('references'))
  const middle = (lines.at(-1)?.end ?? 0) / 2
  const third = firstThird(lines)
  return headings.map((heading, at) => {
    if (!heading) return null
    const { text, start } = lines[at]!
    const next = lines[at + 1]
    const comesAgain = lastOf.get(text.toLowerCase()) !== at && start < middle
    // A line of a table of contents. Behind the middle, a title that comes again heads the pages of a long list.
    if (headings[at + 1] || (comesAgain && !hasYear(next))) return null
    if (heading !== 'weak references') return heading
    const isBeforeList = start < third || at < lastList
    return isChapter(next, isBeforeList) ? 'body' : 'references'
  })
}

/** Whether what follows a weak title is a chapter: a paragraph without a year, a long one where no list comes after it. */
function isChapter(next: Line | undefined, isBeforeList: boolean): boolean {
  return next !== undefined && isRunningText(next) && !hasYear(next) && (isBeforeList || next.words > longestEntry)
}

function isOver({ kind, heading }: Section, line: Line): boolean {
  return kind === 'statement' && line.end - heading!.start > longestStatement
}

/** The sections with the list of sources cut off from the text it stands in. */
function withUnheadedList(sections: Section[], lines: Line[], beginsWithAuthor?: BeginsWithAuthor): Section[] {
  const texts = sections.filter(({ kind }) => kind === 'opening' || kind === 'body' || kind === 'notes')
  for (const section of texts) {
    const isLast = section === texts.at(-1)
    const at = unheadedListIn(section.lines, { from: firstThird(lines), isLast, beginsWithAuthor })
    if (at < 0) continue
    const list: Section = { kind: 'references', heading: null, lines: section.lines.slice(at) }
    return sections.flatMap((one) => (one === section ? [{ ...one, lines: one.lines.slice(0, at) }, list] : [one]))
  }
  return sections
}

/** A line that reads like a paragraph. */
export function isRunningText({ text, words }: Line): boolean {
  return text.length > 120 || (words > 12 && /[.!?]$/.test(text))
}

function hasYear(line: Line | undefined): boolean {
  return /(?<!\p{N})(?:19|20)\d{2}(?!\p{N})|https?:|n\.d\./u.test(line?.text ?? '')
}
