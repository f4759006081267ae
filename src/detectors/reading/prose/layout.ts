import type { Line } from '../lines.ts'
import type { Aside, AsideKind } from './aside.ts'

const caption =
  /^(?:[Tt]able|TABLE|[Ff]ig(?:ure|\.)?|FIG(?:URE|\.)?|Chart|Graph|Box|Exhibit|Diagram|Plate|Image|Illustration|Equation|Map|Scheme)\s*(?:\d|[IVX]+\b)[\d.]*[a-z]?\s*(?:[.:–—-]|\p{Lu}|$)/u
const pageNumber = /^[-–—\s[(]*(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?[-–—\s\])]*$/i
const bullet = /^(?:[•·▪◦‣●○*]|[-–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/i
const sentenceEnd = /[.?!…:;,]["”'’)\]\d]*$/
const midPhrase =
  /\b(?:a|an|the|of|to|in|on|at|by|for|with|from|and|or|but|as|is|are|was|were|that|which|his|her|their|its|this)$/i
const startsUpper = /^["“‘'([]?[\d\p{Lu}•]/u
const cells = /[^\s.?!"”](?:\t+| {3,})(?=\S)/g
const figure = /(?<!\S)[\d.,%±<>=~+*/()–-]+(?!\S)/g

/** Whole lines that are layout: title block, headings, captions, tables, terse lists, page numbers, running heads. */
export function layout(lines: Line[]): Aside[] {
  const repeated = repeatedLines(lines)
  const bodyFrom = firstBodyLine(lines)
  const kinds = lines.map((line, index): AsideKind | null => {
    if (pageNumber.test(line.text) || repeated.has(blankDigits(line.text))) return 'page-furniture'
    if (caption.test(line.text) && line.words <= 60) return 'caption'
    if (isTableRow(line)) return 'table'
    if (index < bodyFrom) return 'title-block'
    if (isTerseItem(line) && !runsOn(lines[index + 1])) return 'list'
    if (isHeading(line, lines[index - 1], lines[index + 1])) return 'heading'
    return null
  })
  return lines.flatMap(({ start, end }, index) => (kinds[index] ? [{ kind: kinds[index]!, start, end }] : []))
}

/** A heading stands alone, is short, begins like one, ends neither a sentence nor in mid-phrase, and text follows it. */
function isHeading(line: Line, before: Line | undefined, after: Line | undefined) {
  if (line.words > 12 || sentenceEnd.test(line.text)) return line.words <= 6 && isLabel(line, before)
  if (midPhrase.test(line.text) || !startsUpper.test(line.text)) return false
  if (!after) return line.words <= 6
  const standsAlone = !before || line.afterBlank || sentenceEnd.test(before.text) || before.words <= 12
  return standsAlone && startsUpper.test(after.text)
}

// “Results:” on a line of its own.
function isLabel(line: Line, before: Line | undefined) {
  return /:$/.test(line.text) && /^\p{Lu}/u.test(line.text) && (!before || sentenceEnd.test(before.text))
}

function isTerseItem(line: Line) {
  return bullet.test(line.text) && line.words <= 14 && !/[.?!]["”'’)]*$/.test(line.text)
}

// Columns set apart by tabs or wide gaps, or more figures than words.
function isTableRow({ text, words }: Line) {
  if (words > 40) return false
  if ((text.match(cells)?.length ?? 0) >= 2) return true
  return words >= 3 && (text.match(figure)?.length ?? 0) * 2 > words
}

// Name, number, course, date and title come before the first line that reads like a paragraph or runs on into the next.
function firstBodyLine(lines: Line[]) {
  const body = lines.findIndex(
    ({ text, words }, index) =>
      words > 18 || (words > 5 && /[.?!]["”'’)]*$/.test(text)) || !startsUpper.test(text) || runsOn(lines[index + 1]),
  )
  return body < 0 || body > 14 ? 0 : body
}

// The next line goes on in mid-sentence.
function runsOn(next: Line | undefined) {
  return next !== undefined && /^[\p{Ll}(]/u.test(next.text)
}

// The same short line, page number aside, at least three times: a running head or foot.
function repeatedLines(lines: Line[]) {
  const counts = new Map<string, number>()
  for (const { text, words } of lines) {
    if (words > 12 || sentenceEnd.test(text)) continue
    const key = blankDigits(text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, times]) => times >= 3).map(([key]) => key))
}

function blankDigits(text: string) {
  return text.replace(/\d+/g, '#')
}
