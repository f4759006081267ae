import type { Document, Span } from '../../domain/screening/document.ts'
import type { Finder, Name } from '../ai-tools/names.ts'
import { type Clean, cleanSpan } from '../reading/clean/clean.ts'
import { judgeByLine } from './by-line.ts'
import { judgeEntry } from './entry/judge-entry.ts'
import type { Entry } from './entry/reference-entry.ts'
import { entriesOf, entryAt, unheadedList } from './entry/split-list.ts'
import { type Fields, judgeFields } from './field-citations.ts'
import type { Finding } from './finding.ts'
import { bracketsAround, readInText } from './in-text/in-text.ts'
import { type Mention, resolve } from './resolve.ts'
import { linesOf, type Zones, zonesOf } from './zones.ts'

/** A whole work as it was read. Offsets are into the clean text, but for those of `fields`. */
export interface Work {
  zones: Zones
  entries: Entry[]
  /** Every name outside the reference lists and notes. */
  names: Name[]
  findings: Finding[]
  fields: Fields
}

export interface Reading {
  find: Finder
  /** Without a heading, all of it is a reference list. */
  isList: boolean
  document?: Pick<Document, 'format' | 'pages' | 'paragraphs' | 'zones' | 'italics' | 'citations'>
  tools: string[]
}

/** Reads a work part by part, then settles what the parts say about one another. */
export function judgeWork(cleaned: Clean, original: string, { find, isList, document, tools }: Reading): Work {
  const { flat } = cleaned
  const apart = (document?.zones ?? []).filter(({ kind }) => kind !== 'textbox')
  const zones = zonesOf(
    cleaned,
    original,
    apart.flatMap((zone) => cleanSpan(cleaned, zone) ?? []),
  )
  if (zones.references.length === 0)
    zones.references.push(isList ? linesOf(cleaned.text) : unheadedList(flat, zones.body, find))
  const italics = (document?.italics ?? []).flatMap((span) => cleanSpan(cleaned, span) ?? [])

  const entries = zones.references.flatMap((lines) => entriesOf(flat, lines, find, paragraphStarts(cleaned, document)))
  const notes = notesOf(cleaned, zones, document, find)
  const fields = judgeFields(document?.citations ?? [], original, find)
  const body = blanked(flat, [...zones.references.flat(), ...notes, ...zones.apart])
  const names = find(body)

  const judged = [...entries, ...notes].map((entry) => ({ entry, findings: judgeEntry(withItalics(entry, italics)) }))
  const people = judged.flatMap(({ entry, findings }) => (findings.length > 0 ? [] : peopleIn(entry)))
  const named = [...names, ...judged.flatMap(({ entry }) => entry.names)].filter(({ byNumber }) => !byNumber)
  const references = judged.flatMap(({ findings }) => findings)
  const byLines = zones.front.flatMap((line) => judgeByLine(flat, line, find))
  const known = {
    people: new Set([...people, ...fields.people]),
    tools: new Set(
      [...named, ...tools.flatMap(sure(find))].flatMap(({ certain, tool }) => (certain && tool ? [tool.id] : [])),
    ),
  }
  const findings = [...byLines, ...resolve(references, mentionsIn(body, names, zones.aside), known)]
  return { zones, entries, names, findings, fields }
}

/** Citations in running text; appendices and acknowledgements name tools as they should. */
function mentionsIn(body: string, names: Name[], aside: Span[]): Mention[] {
  const brackets = bracketsAround(body, names)
  return names.flatMap((name, index): Mention[] => {
    if (aside.some(({ start, end }) => name.start >= start && name.start < end)) return []
    const mention = readInText(body, name, names.slice(index + 1, index + 4), brackets[index]!)
    return mention ? [{ ...mention, certain: name.certain, kind: name.kind }] : []
  })
}

/** Where paragraphs begin, in files that know it; a plain text has only lines. */
function paragraphStarts(cleaned: Clean, document: Reading['document']): Set<number> {
  if (!document || document.format === 'text' || document.format === 'markdown') return new Set()
  const starts = new Set(document.paragraphs.flatMap((span) => cleanSpan(cleaned, span)?.start ?? []))
  // What stands first on a page may go on from the page before.
  for (const page of document.pages) {
    const top = cleanSpan(cleaned, page)
    const first = top && linesOf(cleaned.text.slice(top.start, top.end))[0]
    if (first) starts.delete(top.start + first.start)
  }
  return starts
}

/** What the reflection names is a tool, whoever else bears the name. */
function sure(find: Finder): (named: string) => Name[] {
  return (named) => find(named).map((name) => ({ ...name, certain: true }))
}

function withItalics(entry: Entry, italics: Span[]): Entry {
  const own = italics
    .filter(({ start, end }) => start < entry.end && end > entry.start)
    .map(({ start, end }) => ({ start: start - entry.start, end: end - entry.start }))
  return { ...entry, italics: own }
}

function peopleIn({ names }: Entry): string[] {
  return names.flatMap(({ certain, tool }) => (!certain && tool ? [tool.id] : []))
}

function notesOf(cleaned: Clean, zones: Zones, document: Reading['document'], find: Finder): Entry[] {
  const isNote = ({ kind }: Document['zones'][number]) => kind === 'footnote' || kind === 'endnote'
  const stored = (document?.zones ?? []).filter(isNote).flatMap((zone) => cleanSpan(cleaned, zone) ?? [])
  return [...zones.notes, ...stored].map((span) => entryAt(cleaned.flat, span, 'footnote', find))
}

/** The text with spaces where `spans` stand, so that offsets stay. */
function blanked(text: string, spans: Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    parts.push(text.slice(at, start), ' '.repeat(end - start))
    at = end
  }
  return parts.join('') + text.slice(at)
}
