import type { Span } from '../../domain/screening/document.ts'
import type { Clean } from './clean/clean.ts'
import { originalSpan } from './clean/offsets.ts'
import { type Line, linesOf } from './lines.ts'
import type { BeginsWithAuthor } from './reference-list.ts'
import { isRunningText, type Section, sectionsOf } from './sections.ts'

/** The parts of a work, as ranges of its clean text. */
export interface Parts {
  /** From the top to the first paragraph of running text: where a title and a by-line stand. */
  front: Line[]
  /** The lines of each list of sources. */
  references: Line[][]
  /** Appendices, transcripts, acknowledgements and statements on AI: where a tool is named as it should be. */
  aside: Span[]
  /** Notes at a page’s foot that a plain text marks by a raised number. */
  notes: Line[]
  /** Notes, comments and headers that the file keeps apart from the body. */
  apart: Span[]
}

/** More lines than this before the first paragraph are no title page. */
const longestFront = 40

/** Finds the parts of a work. `apart` are the ranges of the clean text that the file keeps apart from the body. */
export function partsOf(
  clean: Clean,
  original: string,
  apart: Span[] = [],
  beginsWithAuthor?: BeginsWithAuthor,
): Parts {
  const isApart = ({ start }: Line) => apart.some((span) => start >= span.start && start < span.end)
  const lines = linesOf(clean.text).filter((line) => apart.length === 0 || !isApart(line))
  const sections = sectionsOf(lines, beginsWithAuthor)
  const isNote = (line: Line) => /[\u00b9\u00b2\u00b3\u2070-\u2079]/.test(original[originOf(clean, line)]!)
  return {
    front: frontOf(sections[0]!),
    references: sections.filter(({ kind }) => kind === 'references').map((section) => section.lines),
    aside: sections.filter(({ kind }) => kind === 'appendix' || kind === 'statement').map(spanOf),
    notes: sections.filter(({ kind }) => kind !== 'references').flatMap((section) => section.lines.filter(isNote)),
    apart,
  }
}

function frontOf({ lines }: Section): Line[] {
  const text = lines.findIndex(isRunningText)
  return lines.slice(0, Math.min(text < 0 ? lines.length : text, longestFront))
}

/** A section with its heading. */
function spanOf({ heading, lines }: Section): Span {
  const { start, end } = heading!
  return { start, end: lines.at(-1)?.end ?? end }
}

function originOf(clean: Clean, { start }: Line): number {
  return originalSpan(clean, { start, end: start + 1 }).start
}
