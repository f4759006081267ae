import { limits } from '../../domain/limits.ts'
import type { Gap } from '../../domain/screening/coverage.ts'
import type { Document, DocumentFacts, Span } from '../../domain/screening/document.ts'
import { countWords, type Story } from './stories.ts'
import { storyNames } from './story-names.ts'

/** The order of stories in the text. What the page does not show, the descriptions of pictures, comes last. */
const order: Story['kind'][] = [
  'body',
  'textbox',
  'speaker_notes',
  'diagram',
  'chart',
  'picture',
  'footnote',
  'endnote',
  'comment',
  'header',
  'footer',
  'description',
]

/** What a document is made of beside its stories. */
interface Rest {
  facts: Omit<DocumentFacts, 'words'>
  /** Parts of the file that were not read and stand at no place of the text. */
  coverage?: Gap[]
}

/** Lays the stories in a row, the body first, and makes the document of them. */
export function assemble(stories: Story[], format: Document['format'], rest: Rest): Document {
  return { ...assemblePages([stories], format, rest), pages: [] }
}

/**
 * Makes the document of what stands on each page, in order; an empty page has its place too. A story that begins where the
 * text is already as long as a document may be is left out; the last one before it may reach beyond.
 */
export function assemblePages(pages: Story[][], format: Document['format'], { facts, coverage = [] }: Rest): Document {
  const document: Growing = {
    format,
    text: '',
    pages: [],
    paragraphs: [],
    zones: [],
    italics: [],
    links: [],
    citations: [],
    hidden: [],
    outline: [],
    coverage: [...coverage],
  }
  let words = 0
  for (const stories of pages) {
    const start = document.text.length
    for (const story of stories.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
      if (document.text.length > limits.documentCharacters) leaveOut(document, story)
      else {
        append(document, story, pages.length > 1 ? document.pages.length + 1 : null)
        if (story.kind !== 'description') words += countWords(story.text)
      }
    }
    document.pages.push({ start, end: document.text.length })
  }
  return { ...document, facts: { ...facts, words } }
}

type Growing = Required<Omit<Document, 'facts' | 'encoding'>>

function leaveOut(document: Growing, { kind, text, hidden }: Story) {
  if (!text.trim() && hidden.length === 0) return
  const detail = kind === 'body' ? null : storyNames[kind]
  document.coverage.push({ kind: 'over_limit', count: 1, page: null, at: null, detail })
}

function append(document: Growing, story: Story, page: number | null) {
  const written = story.text.trim() !== ''
  const shift = document.text.length + (written && document.text ? 1 : 0)
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + shift, end: span.end + shift })
  const place = (at: number) => (written ? Math.min(at, story.text.length) + shift : document.text.length)

  for (const run of story.hidden) if (run.text.trim()) document.hidden.push({ ...run, at: place(run.at) })
  for (const gap of story.coverage) document.coverage.push({ ...gap, page, at: place(gap.at ?? 0) })
  if (!written) return
  document.text += (document.text && '\n') + story.text
  if (story.kind !== 'body') document.zones.push(move({ start: 0, end: story.text.length, kind: story.kind }))
  for (const span of story.paragraphs) document.paragraphs.push(move(span))
  for (const span of story.italics) document.italics.push(move(span))
  for (const span of story.links) document.links.push(move(span))
  for (const span of story.citations) document.citations.push(move(span))
  for (const entry of story.outline) document.outline.push({ ...entry, at: entry.at + shift })
}
