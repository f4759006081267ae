import type { Span } from '../../../domain/screening/document.ts'
import { findNames } from '../../ai-tools/names.ts'
import type { Starts } from '../../reading/entries/layout.ts'
import { longestEntry, splitList } from '../../reading/entries/split.ts'
import type { Line } from '../../reading/lines.ts'
import type { Entry } from './reference-entry.ts'

/** How far into a line the name of a tool that begins it may go. */
const longestName = 60

/** The entries of a reference list; `starts` are where the file’s own paragraphs begin. */
export function entriesOf(flat: string, lines: Line[], starts: Starts): Entry[] {
  return splitList(lines, starts, beginsWithTool).map((span) => entryAt(flat, span, 'reference-list'))
}

/** A range of the text as one entry or note. */
export function entryAt(flat: string, { start, end }: Span, surface: Entry['surface']): Entry {
  const text = flat.slice(start, Math.min(end, start + longestEntry))
  return { start, end, text, names: findNames(text), surface }
}

/** Whether the name of a tool stands first in `text`. */
export function beginsWithTool(text: string): boolean {
  return findNames(text.slice(0, longestName))[0]?.start === 0
}
