import type { Document } from '../../domain/document.ts'
import { judgeByLine } from './by-line.ts'
import { entriesOf } from './entries.ts'
import type { Finding } from './finding.ts'
import { readInText } from './in-text.ts'
import { type Finder, findNames } from './names.ts'
import { type Clean, clean, originalSpan } from './normalise.ts'
import { judgeProperties } from './properties.ts'
import { type Entry, judgeEntry } from './reference.ts'
import { type Known, type Mention, resolve } from './resolve.ts'
import { linesOf, type Zones, zonesOf } from './zones.ts'

/** What a piece of text is, when it is not a whole work: a list, one entry, one note, a by-line, a line of properties. */
export type Zone = 'work' | 'references' | 'entry' | 'footnote' | 'by-line' | 'properties'

export interface Options {
  zone?: Zone
  find?: Finder
  /** A whole document’s own zones and format, where there are any. */
  document?: Pick<Document, 'format' | 'zones'>
  /** Tools that the student’s reflection names: they settle a name that people have too. */
  tools?: string[]
}

/** Findings with offsets into the text as given, damage included, and the entries that the reference list holds. */
export interface Citations {
  findings: Finding[]
  entries: string[]
}

/** Finds every place of `text` where an AI tool stands, or may stand, as an author. */
export function findCitations(
  text: string,
  { zone = 'work', find = findNames, document, tools = [] }: Options = {},
): Citations {
  const cleaned = clean(text, find)
  const back = (finding: Finding): Finding => ({
    ...finding,
    ...originalSpan(cleaned, finding),
    entry: finding.entry && originalSpan(cleaned, finding.entry),
    linked: finding.linked.map(back),
  })
  if (!cleaned.flat.trim()) return { findings: [], entries: [] }

  if (zone === 'properties') return { findings: judgeProperties(cleaned.flat, find).map(back), entries: [] }
  if (zone === 'by-line') {
    const lines = linesOf(cleaned.text)
    return { findings: lines.flatMap((line) => judgeByLine(cleaned.flat, line, find)).map(back), entries: [] }
  }
  if (zone === 'entry' || zone === 'footnote') {
    const surface = zone === 'entry' ? 'reference-list' : 'footnote'
    const spans = zone === 'entry' ? [{ start: 0, end: cleaned.flat.length }] : marked(cleaned)
    const own = spans.map((span) => entryAt(cleaned, span, surface, find))
    return { findings: own.flatMap(judgeEntry).map(back), entries: own.map(({ text: entry }) => entry) }
  }
  const { findings, entries } = judgeWork(cleaned, text, { zone, find, document, tools })
  return { findings: findings.map(back), entries: entries.map(({ text: entry }) => entry) }
}

/** Notes under one another: each begins with its mark; a line without one goes on with the note above. */
function marked({ text, flat }: Clean): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of linesOf(text)) {
    const begins = /^(?:\[?\^?\d{1,3}\]?[.):]?|[*†‡§])(?= ?[\p{L}"'])/u.test(flat.slice(start, end))
    if (begins || spans.length === 0) spans.push({ start, end })
    else spans.at(-1)!.end = end
  }
  return spans
}

function judgeWork(
  cleaned: Clean,
  original: string,
  { zone, find, document, tools }: Required<Omit<Options, 'document'>> & { document: Options['document'] },
) {
  const { flat } = cleaned
  const zones = zonesOf(cleaned, original)
  if (zone === 'references' && zones.references.length === 0) zones.references.push(linesOf(cleaned.text))
  const byLine = document?.format === 'docx' || document?.format === 'odt'
  const entries = zones.references.flatMap((lines) => entriesOf(flat, lines, find, byLine))
  const notes = notesOf(cleaned, zones, document, find)

  const judged = [...entries, ...notes].map((entry) => ({ entry, findings: judgeEntry(entry) }))
  const references = judged.flatMap(({ findings }) => findings)
  const byLines = zones.front.flatMap((line) => judgeByLine(flat, line, find))
  const names = find(flat)
  const elsewhere = [...zones.references.flat(), ...notes, ...zones.aside]
  const mentions = names.flatMap((name, index): Mention[] => {
    if (elsewhere.some(({ start, end }) => name.start >= start && name.start < end)) return []
    const mention = readInText(flat, name, names.slice(index + 1, index + 4))
    return mention ? [{ ...mention, certain: name.certain, kind: name.kind }] : []
  })

  const known: Known = {
    people: new Set(judged.flatMap(({ entry, findings }) => (findings.length > 0 ? [] : peopleIn(entry)))),
    tools: new Set([
      ...names.flatMap(({ certain, byNumber, tool }) => (tool && certain && !byNumber ? [tool.id] : [])),
      ...tools.flatMap((named) => find(named).flatMap(({ tool }) => (tool ? [tool.id] : []))),
    ]),
  }
  return { findings: [...byLines, ...resolve(references, mentions, known)], entries }
}

function peopleIn({ names }: Entry): string[] {
  return names.flatMap(({ certain, tool }) => (!certain && tool ? [tool.id] : []))
}

function notesOf(cleaned: Clean, zones: Zones, document: Options['document'], find: Finder): Entry[] {
  const notes = zones.notes.map(({ start, end }) => ({ start, end }))
  for (const zone of document?.zones ?? []) {
    if (zone.kind !== 'footnote' && zone.kind !== 'endnote') continue
    const start = cleaned.from.findIndex((from) => from >= zone.start)
    const end = cleaned.from.findLastIndex((from) => from < zone.end) + 1
    if (start >= 0 && end > start) notes.push({ start, end })
  }
  return notes.map((span) => entryAt(cleaned, span, 'footnote', find))
}

function entryAt(
  { flat }: Clean,
  { start, end }: { start: number; end: number },
  surface: Entry['surface'],
  find: Finder,
): Entry {
  const text = flat.slice(start, end)
  return { start, end, text, names: find(text), surface }
}
