import type { TextEncoding } from '../intake/encodings.ts'
import type { Gap } from './coverage.ts'

/** Changes whenever the same file would give another text; stored beside every text. */
export const readerVersion = '3'

/** A half-open range of UTF-16 code units in a document's text: `text.slice(start, end)`. */
export interface Span {
  start: number
  end: number
}

/** Text that the file holds but a reader cannot see, kept apart from the text wherever the format allows it. */
export interface HiddenRun {
  text: string
  /** Why it cannot be seen, as the file says it. `colour`: it has the colour of what is behind it, other than white. */
  cause: 'hidden' | 'white' | 'colour' | 'tiny' | 'outside' | 'covered'
  /** Where in `text` it would stand. */
  at: number
}

/** A citation that a reference manager left in the file as data, with exact author names. */
export interface FieldCitation extends Span {
  source: 'zotero' | 'mendeley' | 'endnote' | 'word'
  items: { authors: string[]; title: string; year: string }[]
}

/** What the file says about itself. Programs write most of it unasked; it is context, never proof. */
export interface DocumentFacts {
  words: number
  pages: number | null
  author: string | null
  lastModifiedBy: string | null
  title: string | null
  application: string | null
  /** ISO 8601. */
  createdAt: string | null
  modifiedAt: string | null
  editingMinutes: number | null
  revisions: number | null
}

/** The formats that are read. */
export const documentFormats = [
  'pdf',
  'docx',
  'odt',
  'rtf',
  'doc',
  'pptx',
  'xlsx',
  'epub',
  'text',
  'markdown',
  'html',
  'notebook',
  'tex',
  'archive',
] as const

/**
 * The kinds of places that are not body text. A `description` is the alternative text of a picture, which the page does
 * not show; a `diagram` and a `chart` are drawn on the page.
 */
export const zoneKinds = [
  'footnote',
  'endnote',
  'comment',
  'header',
  'footer',
  'textbox',
  'diagram',
  'chart',
  'speaker_notes',
  'description',
  'picture',
] as const

export type ZoneKind = (typeof zoneKinds)[number]

/** What a paragraph is beside its text: a heading, or an item of a list, with the number that the program shows. */
export interface OutlineEntry {
  /** Where the paragraph begins in the text. */
  at: number
  /** The level of a heading, 1 for the highest; null for an item of a list. */
  heading: number | null
  /** How deep an item lies in its list, 0 for the outermost. */
  depth: number
  /** The number or bullet, which is no part of the text; empty where there is none. */
  label: string
}

/**
 * A part of a text that is not body text. `picture` is text that a machine read from a picture (OCR): detectors that compare
 * wording or look for hidden text leave it out.
 */
export interface Zone extends Span {
  kind: ZoneKind
  /** Of a `picture`: how sure the machine is of its words, from 0 to 1. */
  certainty?: number
}

/**
 * What a file turned out to hold, with every place kept. `text` is the stored original extraction: every piece of
 * evidence points into it, so it is never normalised or trimmed after this.
 */
export interface Document {
  format: (typeof documentFormats)[number]
  text: string
  /** Ranges of pages in order; empty when the format has none. */
  pages: Span[]
  /** Ranges of paragraphs in order (a paragraph is what its author ended with a new line). */
  paragraphs: Span[]
  /** Parts that are not body text, in order; of office files most follow the body in `text`, of PDFs they stand in place. */
  zones: Zone[]
  italics: Span[]
  links: (Span & { href: string })[]
  citations: FieldCitation[]
  hidden: HiddenRun[]
  /** Headings and items of lists, in order, for showing the text; absent where the format has none. */
  outline?: OutlineEntry[]
  /** How the text was decoded; absent where the format says it itself. */
  encoding?: TextEncoding
  /** What was not read, place by place; empty when all of it was. */
  coverage: Gap[]
  facts: DocumentFacts
}

/** Why a file could not be read. The work is kept and a person reads it. */
export type UnreadableReason =
  | 'password'
  | 'damaged'
  | 'no_text'
  | 'not_the_work'
  | 'too_large'
  | 'too_slow'
  | 'unsupported'
  | 'unsafe'
  | 'bytes_changed'

/** The outcome of reading a file. `detail` is a sentence for the tutor and the student. */
export type Reading = { document: Document } | { unreadable: UnreadableReason; detail: string }

/** What a file says about itself where it says nothing. */
export const noFacts: Omit<DocumentFacts, 'words'> = {
  pages: null,
  author: null,
  lastModifiedBy: null,
  title: null,
  application: null,
  createdAt: null,
  modifiedAt: null,
  editingMinutes: null,
  revisions: null,
}

/** A document that is nothing but its text: the paragraphs are its non-empty lines. */
export function plainDocument(text: string, format: Document['format'] = 'text'): Document {
  const paragraphs: Span[] = []
  for (const line of text.matchAll(/[^\r\n\f]+/g)) {
    if (line[0].trim()) paragraphs.push({ start: line.index, end: line.index + line[0].length })
  }
  return {
    format,
    text,
    pages: [],
    paragraphs,
    zones: [],
    italics: [],
    links: [],
    citations: [],
    hidden: [],
    coverage: [],
    facts: { ...noFacts, words: text.match(/\S+/g)?.length ?? 0 },
  }
}
