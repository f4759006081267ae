import type { Span } from '../../../domain/screening/document.ts'
import { findNames } from '../../ai-tools/names.ts'
import { when } from '../../reading/dates.ts'
import type { Line } from '../../reading/lines.ts'
import { startsWithName } from '../../reading/people.ts'
import { entryNumber } from '../../reading/reference-list.ts'
import type { Entry } from './reference-entry.ts'

const ended = /(?:[.)>\]"/]|\d)$/
const dated = new RegExp(`^.{3,160}?[ (.,]${when}`, 'u')
const yearNext = new RegExp(`^[.,]? \\(?${when}`, 'u')
/** No entry is longer; what is has lost its line ends, and only its beginning can be read as one. */
const maxLength = 1500

/**
 * Splits the lines of a reference list into entries. A paragraph of the file (`starts`) begins one; else a
 * line begins a new entry when it is numbered, follows an empty line, or looks like a beginning behind a line that
 * looks like an end.
 */
export function entriesOf(flat: string, lines: Line[], starts: Set<number>): Entry[] {
  const entries: Entry[] = []
  const isNumberedList =
    lines.filter(({ start, end }) => entryNumber.test(flat.slice(start, end))).length > lines.length / 3
  let open: Line | null = null
  const close = () => {
    if (!open) return
    entries.push(entryAt(flat, open, 'reference-list'))
  }
  for (const line of lines) {
    const { text } = line
    const before: string = open ? flat.slice(open.start, open.end) : ''
    const begins =
      !open ||
      (starts.has(line.start) && !/^\p{Ll}/u.test(text)) ||
      before.length > maxLength ||
      entryNumber.test(text) ||
      (isNumberedList
        ? ended.test(before) && startsWithTool(text)
        : (line.afterBlank && !/^[a-z(]/.test(text)) || (!line.indented && ended.test(before) && looksLikeStart(text)))
    if (begins) {
      close()
      open = { ...line }
    } else open!.end = line.end
  }
  close()
  return entries
}

/** A range of the text as one entry or note. */
export function entryAt(flat: string, { start, end }: Span, surface: Entry['surface']): Entry {
  const text = flat.slice(start, Math.min(end, start + maxLength))
  return { start, end, text, names: findNames(text), surface }
}

/** `ChatGPT (2024) …`, without a number at the end of a numbered list. */
function startsWithTool(text: string): boolean {
  const [name] = findNames(text.slice(0, 60))
  return name?.start === 0 && name.certain && yearNext.test(text.slice(name.end))
}

function looksLikeStart(text: string): boolean {
  if (/^(?:https?:|www\.|\p{Ll}|\d{4})/u.test(text)) return false
  if (startsWithName(text, 0) === 'sure' || /^["'[]|^[-–—_]{2,}/.test(text)) return true
  return dated.test(text) || findNames(text.slice(0, 60)).some(({ start }) => start === 0)
}
