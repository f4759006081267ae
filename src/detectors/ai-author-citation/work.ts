import type { Document, Span } from '../../domain/screening/document.ts'
import type { Name } from '../ai-tools/name.ts'
import { findNames } from '../ai-tools/names.ts'
import { isDetail } from '../ai-use/detail.ts'
import { formsIn, type Shown } from '../ai-use/forms/recognise.ts'
import { placesOfName } from '../ai-use/named-tools.ts'
import type { Clean } from '../reading/clean/clean.ts'
import { cleanSpan, originalSpan } from '../reading/clean/offsets.ts'
import type { Starts } from '../reading/entries/layout.ts'
import { withParagraphs } from '../reading/line-ends.ts'
import { type Line, linesOf } from '../reading/lines.ts'
import { type Parts, partsOf } from '../reading/parts.ts'
import { beginsInside, blanked } from '../reading/spans.ts'
import { judgeByLine, judgeMembers } from './by-line.ts'
import { judgeEntry } from './entry/judge-entry.ts'
import { bodyOf, type Entry } from './entry/reference-entry.ts'
import { beginsWithTool, entriesOf } from './entry/split-list.ts'
import { type Fields, judgeFields } from './field-citations.ts'
import type { Finding } from './finding.ts'
import { bracketsAround } from './in-text/brackets-around.ts'
import { readInText } from './in-text/in-text.ts'
import { notesOf } from './notes.ts'
import { type Mention, resolve } from './resolve.ts'

/** A whole work as it was read. Offsets are into the clean text, but for those of `fields`. */
export interface Work {
  parts: Parts
  entries: Entry[]
  /** Every name outside the reference lists and notes. */
  names: Name[]
  /** Places where the work shows a tool in one of the forms that the product suggests. */
  forms: Shown[]
  findings: Finding[]
  fields: Fields
}

export interface Reading {
  document?: Pick<Document, 'format' | 'pages' | 'paragraphs' | 'zones' | 'italics' | 'citations'>
  tools: string[]
}

/** Reads a work part by part, then settles what the parts say about one another. */
export function judgeWork(cleaned: Clean, original: string, { document, tools }: Reading): Work {
  const { flat } = cleaned
  const apart = (document?.zones ?? []).filter(({ kind }) => kind !== 'textbox' && kind !== 'picture')
  const parts = partsOf(
    cleaned,
    original,
    apart.flatMap((zone) => cleanSpan(cleaned, zone) ?? []),
    beginsWithTool,
  )
  const italics = (document?.italics ?? []).flatMap((span) => cleanSpan(cleaned, span) ?? [])

  const starts = paragraphStarts(cleaned, document)
  const entries = parts.references.flatMap((lines) => entriesOf(flat, lines, starts))
  const notes = notesOf(cleaned, parts, document)
  const fields = judgeFields(document?.citations ?? [], original)
  const body = blanked(flat, [...parts.references.flat(), ...notes, ...parts.apart])
  const names = findNames(withParagraphs(body, linesOf(cleaned.text), beginsParagraph(cleaned, original, starts)))

  const judged = [...entries, ...notes].map((entry) => ({ entry, findings: judgeEntry(withItalics(entry, italics)) }))
  const people = judged.flatMap(({ entry, findings }) => (findings.length > 0 ? [] : peopleIn(entry)))
  const named = [...names, ...judged.flatMap(({ entry }) => entry.names)].filter(({ byNumber }) => !byNumber)
  const references = judged.flatMap(({ findings }) => findings)
  const byLines = [...parts.front.flatMap((line) => judgeByLine(flat, line)), ...judgeMembers(flat, parts.front)]
  const known = {
    makers: new Set(judged.flatMap(({ entry, findings }) => (findings.length > 0 ? [] : makersIn(entry)))),
    people: new Set([...people, ...fields.people]),
    tools: new Set(
      [...named, ...tools.flatMap(sure)].flatMap(({ certain, tool }) => (certain && tool ? [tool.id] : [])),
    ),
  }
  const forms = formsIn(flat)
  const declared = tools.flatMap((tool) => placesOfName(flat, tool))
  const mentions = mentionsIn(body, names, [...parts.aside, ...forms], declared)
  const findings = [
    ...byLines,
    ...resolve(
      references.filter((one) => !beginsInside(one, forms)),
      mentions,
      known,
    ),
  ]
  return { parts, entries, names, forms, findings, fields }
}

/**
 * Citations in running text. `aside` are appendices, acknowledgements and suggested forms, which name tools as they should;
 * `declared` are the places of names that the reflection declares.
 */
function mentionsIn(body: string, names: Name[], aside: Span[], declared: Span[]): Mention[] {
  const brackets = bracketsAround(body, names)
  return names.flatMap((name, index): Mention[] => {
    if (beginsInside(name, aside) || isDetail(body, name, names[index - 1], declared)) return []
    const mention = readInText(body, name, names.slice(index + 1, index + 4), brackets[index]!)
    return mention ? [{ ...mention, certain: name.certain, kind: name.kind }] : []
  })
}

/** Where paragraphs begin, in files that know it; a plain text has only lines. */
function paragraphStarts(cleaned: Clean, document: Reading['document']): Starts {
  if (!document || document.format === 'text' || document.format === 'markdown')
    return { offsets: new Set(), guessed: false }
  const starts = new Set(document.paragraphs.flatMap((span) => cleanSpan(cleaned, span)?.start ?? []))
  // What stands first on a page may go on from the page before.
  for (const page of document.pages) {
    const top = cleanSpan(cleaned, page)
    const first = top && linesOf(cleaned.text.slice(top.start, top.end))[0]
    if (first) starts.delete(top.start + first.start)
  }
  return { offsets: starts, guessed: document.format === 'pdf' }
}

/** What is known of a line: it begins a paragraph of the file, or stands first on a page and may go on from the last. */
function beginsParagraph(cleaned: Clean, original: string, { offsets }: Starts) {
  return ({ start }: Line): boolean | undefined => {
    if (offsets.has(start)) return true
    const gap = start > 0 ? originalSpan(cleaned, { start: start - 1, end: start + 1 }) : null
    return gap && original.slice(gap.start, gap.end).includes('\f') ? false : undefined
  }
}

/** What the reflection names is a tool, even where people have the name too. */
function sure(named: string): Name[] {
  return findNames(named).map((name) => ({ ...name, certain: true }))
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

/** The company that stands in the author’s place of its own publication, as the id of the tool that has its name. */
function makersIn(entry: Entry): string[] {
  const [first] = entry.names
  return first?.tool?.publishes && first.start <= bodyOf(entry) ? [first.tool.id] : []
}
