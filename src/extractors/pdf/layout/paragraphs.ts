import type { Span } from '../../../domain/screening/document.ts'
import type { Line as PageLine } from './page-text.ts'

type Line = Omit<PageLine, 'letters'>

/** Lines under one another in one column, and where the column's text begins. */
interface Column {
  lines: Line[]
  left: number
  /** From base line to base line where nothing lies between. */
  leading: number
}

/**
 * Finds paragraphs from the places of lines, because a PDF keeps none: a wider gap, other type, an indent, or a line that
 * ends although the next word would have fitted. With hanging indents (reference lists) an entry is one paragraph.
 */
export function paragraphsOf(pages: Line[][], text: string): Span[] {
  const columns = pages.map(columnsOf)
  const rightOf = margins(columns.flat())
  const paragraphs: Span[] = []
  let above: Line | undefined
  for (const page of columns) {
    for (const [index, column] of page.entries()) {
      const found = inColumn(column, rightOf(column), text)
      const last = paragraphs.at(-1)
      const goesOn = index === 0 && above && runsOn(above, column.lines[0]!, rightOf(column), text)
      if (last && goesOn) last.end = found.shift()!.end
      for (const paragraph of found) paragraphs.push(paragraph)
      above = column.lines.at(-1)
    }
  }
  return paragraphs
}

/**
 * Where columns that begin at about the same place end, on whatever page they stand: nine lines in ten end before, so
 * that one that sticks out into the margin does not count.
 */
function margins(columns: Column[]) {
  const strip = (left: number) => Math.round(left / 12)
  const rights = new Map<number, number[]>()
  for (const { left, lines } of columns) {
    const known = rights.get(strip(left)) ?? []
    for (const line of lines) known.push(line.right)
    rights.set(strip(left), known)
  }
  const margin = new Map(
    [...rights].map(([at, ends]) => [at, ends.sort((a, b) => a - b)[Math.floor(ends.length * 0.9)]!]),
  )
  return ({ left }: Column) => Math.max(...[-1, 0, 1].map((by) => margin.get(strip(left) + by) ?? 0))
}

function columnsOf(lines: Line[]): Column[] {
  const groups: Line[][] = []
  for (const line of lines) {
    const above = groups.at(-1)?.at(-1)
    if (above && line.y > above.y - line.height / 2) groups.at(-1)!.push(line)
    else groups.push([line])
  }
  return groups.map((group) => {
    const gaps = group.slice(1).map((line, index) => line.y - group[index]!.y)
    return {
      lines: group,
      left: group.reduce((left, line) => Math.min(left, line.x), Number.POSITIVE_INFINITY),
      leading: gaps.filter((gap) => gap > 0).sort((a, b) => a - b)[gaps.length >> 2] ?? 0,
    }
  })
}

function inColumn(column: Column, right: number, text: string): Span[] {
  const paragraphs: Span[] = []
  let begun: Line[] = []
  let hanging = false
  for (const line of column.lines) {
    if (begun.length > 0 && begins(line, begun, column, right, hanging, text)) {
      hanging = begun.length > 1 && isIndented(begun[1]!, column) && !isIndented(begun[0]!, column)
      paragraphs.push({ start: begun[0]!.start, end: begun.at(-1)!.end })
      begun = []
    }
    begun.push(line)
  }
  if (begun.length > 0) paragraphs.push({ start: begun[0]!.start, end: begun.at(-1)!.end })
  return paragraphs
}

/** Whether `line` begins a paragraph of its own after the lines of the one before it. */
function begins(line: Line, begun: Line[], column: Column, right: number, afterHanging: boolean, text: string) {
  const above = begun.at(-1)!
  const words = text.slice(line.start, line.end)
  const wordsAbove = text.slice(above.start, above.end)
  if (words.includes('\t') || wordsAbove.includes('\t')) return true
  if (line.y - above.y > 1.3 * column.leading) return true
  if (line.height > 1.15 * above.height || above.height > 1.15 * line.height) return true
  if (wouldHaveFitted(words, line, above, right)) return true
  if (/^(\[\d{1,3}\]|\d{1,3}[.)]|[•▪◦])\s/.test(words) && /[.!?:”"/\d]\s*$/.test(wordsAbove)) return true

  const [indented, indentedAbove] = [isIndented(line, column), isIndented(above, column)]
  if (indentedAbove && !indented) return begun.length > 1
  if (indented && !indentedAbove) return begun.length > 1
  return !indented && afterHanging && begun.length === 1
}

/** A line that ends although the first word of the next had room on it was ended by its author. */
function wouldHaveFitted(words: string, line: Line, above: Line, right: number) {
  const perCharacter = (line.right - line.x) / Math.max(words.length, 1)
  const firstWord = /^\s*\S+/.exec(words)?.[0].length ?? 0
  return above.right + (firstWord + 1) * perCharacter + line.height / 2 < right
}

function isIndented(line: Line, column: Column) {
  return line.x - column.left > 0.7 * line.height
}

/** A full line at the foot of a page that does not end a sentence goes on at the head of the next page. */
function runsOn(above: Line, line: Line, right: number, text: string) {
  const words = text.slice(line.start, line.end)
  const wordsAbove = text.slice(above.start, above.end)
  return (
    /\p{L}/u.test(wordsAbove) && !/[.!?][”"’')]?\s*$/.test(wordsAbove) && !wouldHaveFitted(words, line, above, right)
  )
}
