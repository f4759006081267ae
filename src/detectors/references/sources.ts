import type { Document, Span } from '../../domain/screening/document.ts'
import { findCitations } from '../ai-author-citation/find.ts'
import type { Clean } from '../reading/clean/clean.ts'
import { cleanSpan } from '../reading/clean/offsets.ts'
import { isWiderListTitle } from '../reading/headings.ts'
import { linesOf } from '../reading/lines.ts'
import { beginsInside, blanked } from '../reading/spans.ts'

/** An entry of the list of sources, or a note. Offsets are into the clean text. */
export interface Source extends Span {
  /** On one line, without the number or bullet before it. */
  text: string
  /** The same with its line ends. */
  lined: string
  /** The number that the list writes before it. */
  number: number | null
  /** Shows an AI tool, which other detectors compare with the text. */
  showsTool: boolean
}

/** A work as this detector reads it: its sources, its notes and all the rest. */
export interface Sources {
  cleaned: Clean
  entries: Source[]
  notes: Source[]
  /** The clean text with spaces where the lists of sources stand. */
  body: string
  /** Ranges of the clean text in italics. */
  italics: Span[]
  /** The title over the list lets it hold works that the text does not cite, such as “Further reading”. */
  mayHoldMore: boolean
}

const mark = /^(?:[[(]?(\d{1,3})(?:[\])][.:]?|[.)](?!\d)|(?= _? ?["'“‘]?\p{Lu}))|[•▪◦·*–-](?= ))? *(?:_ )?/u

/** Reads the sources of a document with the one reader of lists; null where there is no text. */
export function sourcesOf(document: Document): Sources | null {
  const { cleaned, work } = findCitations(document.text, { document })
  if (!work) return null
  const shown = [...work.findings, ...work.forms]
  const source = (span: Span) => sourceAt(cleaned, span, shown)
  const isNote = ({ kind }: Document['zones'][number]) => kind === 'footnote' || kind === 'endnote'
  const stored = document.zones.filter(isNote).flatMap((zone) => cleanSpan(cleaned, zone) ?? [])
  const listed = work.parts.references.flat()
  return {
    cleaned,
    entries: work.entries.map(source),
    notes: [...work.parts.notes, ...stored].map(source),
    body: blanked(cleaned.flat, listed),
    italics: document.italics.flatMap((span) => cleanSpan(cleaned, span) ?? []),
    mayHoldMore: work.parts.references.some(([first]) => first && isWiderListTitle(titleBefore(cleaned, first.start))),
  }
}

function sourceAt({ text, flat }: Clean, { start, end }: Span, shown: Span[]): Source {
  const [before = '', digits] = mark.exec(flat.slice(start, end)) ?? []
  const from = start + before.length
  return {
    start: from,
    end,
    text: flat.slice(from, end),
    lined: text.slice(from, end),
    number: digits ? Number(digits) : null,
    showsTool: shown.some((one) => one.start < end && one.end > start) || beginsInside({ start, end }, shown),
  }
}

/** The last line before `at` that holds something: the title of a list, if it has one. */
function titleBefore({ text }: Clean, at: number): string {
  return linesOf(text.slice(Math.max(0, at - 200), at)).at(-1)?.text ?? ''
}
