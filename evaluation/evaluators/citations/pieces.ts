import { judgeByLine } from '../../../src/detectors/ai-author-citation/by-line.ts'
import { judgeEntry } from '../../../src/detectors/ai-author-citation/entry/judge-entry.ts'
import { entryAt } from '../../../src/detectors/ai-author-citation/entry/split-list.ts'
import { findCitations, findInProperty, inOriginal } from '../../../src/detectors/ai-author-citation/find.ts'
import type { Finding } from '../../../src/detectors/ai-author-citation/finding.ts'
import { findNames } from '../../../src/detectors/ai-tools/names.ts'
import { type Clean, clean } from '../../../src/detectors/reading/clean/clean.ts'
import { headingOf } from '../../../src/detectors/reading/headings.ts'
import { linesOf } from '../../../src/detectors/reading/lines.ts'
import type { Span } from '../../../src/domain/screening/document.ts'

/** What a piece of text is: a whole work, a list of sources, one entry, notes, a by-line, a line of properties. */
export type PieceKind = 'work' | 'references' | 'entry' | 'footnote' | 'by-line' | 'properties'

/** Judges a piece of a work as the detector judges it within one. Offsets are into `text`. */
export function findInPiece(text: string, kind: PieceKind): Finding[] {
  if (kind === 'work') return findCitations(text).findings
  if (kind === 'references') return findInList(text)
  if (kind === 'properties') return findInProperty(text)
  const cleaned = clean(text, findNames)
  return inOriginal(judgePiece(cleaned, kind), cleaned)
}

function judgePiece(cleaned: Clean, kind: 'entry' | 'footnote' | 'by-line'): Finding[] {
  const { flat } = cleaned
  if (!flat.trim()) return []
  if (kind === 'by-line') return linesOf(cleaned.text).flatMap((line) => judgeByLine(flat, line))
  if (kind === 'entry') return judgeEntry(entryAt(flat, { start: 0, end: flat.length }, 'reference-list'))
  return notesIn(cleaned).flatMap((note) => judgeEntry(entryAt(flat, note, 'footnote')))
}

const heading = 'References\n'

/** A list that came without its heading is given one. */
function findInList(text: string): Finding[] {
  if (linesOf(text).some((line) => headingOf(line.text)?.endsWith('references'))) return findCitations(text).findings
  return findCitations(heading + text).findings.map((finding) => movedBack(finding))
}

function movedBack(finding: Finding): Finding {
  const back = ({ start, end }: Span) => ({ start: start - heading.length, end: end - heading.length })
  const { entry, linked } = finding
  return { ...finding, ...back(finding), entry: entry && back(entry), linked: linked.map(movedBack) }
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
