import { countWords, type Line } from './lines.ts'
import type { Aside } from './prose/aside.ts'

// A quoted phrase of up to six words is usually a term or a title inside the writer's own sentence.
const shortest = 7
const maxLength = 2000

const typographic = new RegExp(`“[^“”]{1,${maxLength}}”|«[^«»]{1,${maxLength}}»|„[^„“”]{1,${maxLength}}[“”]`, 'g')
const straight = new RegExp(`(?<![\\w.,!?])"(?=\\S)[^"\\n]{1,${maxLength}}?(?<=\\S)"(?!\\w)`, 'g')
const single =
  /‘[^‘\n]{20,800}?’(?!\p{L})|(?<![\p{L}\d.,!?])'(?=\S)[^'\n]{20,800}(?:'\p{L}[^'\n]{0,800}){0,4}(?<=[\p{L}.,!?])'(?![\p{L}])/gu
const citedAfterStop = /[.?!…]["”'’]?\s*(?:\([^()\n]{0,80}\d[^()\n]{0,20}\)|\[\d{1,3}\])$/

/** Spans in quotation marks of more than six words: wording of others. */
export function quotations(text: string): Aside[] {
  return [typographic, straight, single].flatMap((marks) =>
    [...text.matchAll(marks)]
      .filter(([quoted]) => countWords(quoted) >= shortest)
      .map(({ 0: quoted, index }) => ({ kind: 'quotation' as const, start: index, end: index + quoted.length })),
  )
}

/**
 * Paragraphs set off as quotations without marks: each line begins with `>`, or the paragraph follows a colon and its
 * citation stands behind its last full stop, which is how every style guide sets a block quotation.
 */
export function blockQuotations(lines: Line[]): Aside[] {
  return lines
    .filter((line, index) => line.text.startsWith('>') || isSetOff(line, lines[index - 1]))
    .map(({ start, end }) => ({ kind: 'quotation' as const, start, end }))
}

function isSetOff(line: Line, before: Line | undefined) {
  return line.words >= 20 && before !== undefined && /:$/.test(before.text) && citedAfterStop.test(line.text)
}
