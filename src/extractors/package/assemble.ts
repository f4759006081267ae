import type { Gap } from '../../domain/screening/coverage.ts'
import type { Document, DocumentFacts, Span } from '../../domain/screening/document.ts'
import { countWords, maxText, refuseTooMuchText, type Story } from './stories.ts'
import { storyNames } from './story-names.ts'

/** The order of stories in the text. What the page does not show, the descriptions of pictures, comes last. */
const order: Story['kind'][] = [
  'body',
  'textbox',
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
export function assemble(stories: Story[], format: Document['format'], { facts, coverage = [] }: Rest): Document {
  const document: Required<Omit<Document, 'facts'>> = {
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
  const inOrder = stories.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  let length = 0
  let words = 0
  for (const story of inOrder) {
    const total = length + lengthOf(story)
    if (story.kind === 'body') refuseTooMuchText(total)
    if (total > maxText) {
      document.coverage.push({ kind: 'over_limit', count: 1, page: null, at: null, detail: storyNames[story.kind] })
      continue
    }
    append(document, story)
    length = total
    if (story.kind !== 'description') words += countWords(story.text)
  }
  return { ...document, facts: { ...facts, words } }
}

/** The length of what a story holds, hidden text included. */
function lengthOf({ text, hidden }: Story) {
  return hidden.reduce((sum, run) => sum + run.text.length, text.length)
}

function append(document: Required<Omit<Document, 'facts'>>, story: Story) {
  const written = story.text.trim() !== ''
  const shift = document.text.length + (written && document.text ? 1 : 0)
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + shift, end: span.end + shift })
  const place = (at: number) => (written ? Math.min(at, story.text.length) + shift : document.text.length)

  for (const run of story.hidden) if (run.text.trim()) document.hidden.push({ ...run, at: place(run.at) })
  for (const gap of story.coverage) document.coverage.push({ ...gap, at: place(gap.at ?? 0) })
  if (!written) return
  document.text += (document.text && '\n') + story.text
  if (story.kind !== 'body') document.zones.push(move({ start: 0, end: story.text.length, kind: story.kind }))
  for (const span of story.paragraphs) document.paragraphs.push(move(span))
  for (const span of story.italics) document.italics.push(move(span))
  for (const span of story.links) document.links.push(move(span))
  for (const span of story.citations) document.citations.push(move(span))
  for (const entry of story.outline) document.outline.push({ ...entry, at: entry.at + shift })
}
