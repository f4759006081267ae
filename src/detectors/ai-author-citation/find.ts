import type { Span } from '../../domain/screening/document.ts'
import { findNames } from '../ai-tools/names.ts'
import { type Clean, clean, originalSpan } from '../reading/clean/clean.ts'
import { linesOf } from '../reading/lines.ts'
import { pageEdges } from '../reading/page-edges.ts'
import { judgeByLine } from './by-line.ts'
import { judgeEntry } from './entry/judge-entry.ts'
import { entryAt } from './entry/split-list.ts'
import type { Finding } from './finding.ts'
import { judgeProperties } from './properties.ts'
import { judgeWork, type Reading, type Work } from './work.ts'

/** What a piece of text is, when it is not a whole work: a list, one entry, one note, a by-line, a line of properties. */
export type Zone = 'work' | 'references' | 'entry' | 'footnote' | 'by-line' | 'properties'

export interface Options extends Partial<Pick<Reading, 'find' | 'document' | 'tools'>> {
  zone?: Zone
}

/** Findings with offsets into the text as given, damage included, and what the text was read as. */
export interface Citations {
  findings: Finding[]
  cleaned: Clean
  work?: Work
}

/** Finds every place of `text` where an AI tool stands, or may stand, as an author. */
export function findCitations(text: string, options: Options = {}): Citations {
  const { zone = 'work', find = findNames } = options
  const { document } = options
  const cleaned = clean(text, find, document ? pageEdges(text, document.pages) : [])
  if (!cleaned.flat.trim()) return { findings: [], cleaned }

  if (zone === 'work' || zone === 'references') {
    const { tools = [] } = options
    const reading = { find, tools, isList: zone === 'references', ...(document ? { document } : {}) }
    const work = judgeWork(cleaned, text, reading)
    return { findings: [...back(work.findings, cleaned), ...ownFields(work)], cleaned, work }
  }
  return { findings: back(judgePiece(cleaned, zone, find), cleaned), cleaned }
}

function judgePiece(cleaned: Clean, zone: Exclude<Zone, 'work' | 'references'>, find: Reading['find']): Finding[] {
  switch (zone) {
    case 'properties':
      return judgeProperties(cleaned.flat, find)
    case 'by-line':
      return linesOf(cleaned.text).flatMap((line) => judgeByLine(cleaned.flat, line, find))
    case 'entry':
      return judgeEntry(entryAt(cleaned.flat, { start: 0, end: cleaned.flat.length }, 'reference-list', find))
    case 'footnote':
      return notesIn(cleaned).flatMap((span) => judgeEntry(entryAt(cleaned.flat, span, 'footnote', find)))
  }
}

/** Notes under one another: each begins with its mark; a line without one goes on with the note above. */
function notesIn({ text, flat }: Clean): Span[] {
  const notes: Span[] = []
  for (const { start, end } of linesOf(text)) {
    const begins = /^(?:\[?\^?\d{1,3}\]?[.):]?|[*†‡§])(?= ?[\p{L}"'])/u.test(flat.slice(start, end))
    if (begins || notes.length === 0) notes.push({ start, end })
    else notes.at(-1)!.end = end
  }
  return notes
}

/** A tool that only the reference manager’s records name, once. */
function ownFields({ findings, fields }: Work): Finding[] {
  const seen = new Set(findings.map(({ tool }) => tool?.id))
  return fields.findings.filter(({ tool }) => !seen.has(tool?.id) && seen.add(tool?.id))
}

function back(findings: Finding[], cleaned: Clean): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    ...originalSpan(cleaned, finding),
    entry: finding.entry && originalSpan(cleaned, finding.entry),
    linked: back(finding.linked, cleaned),
  }))
}
