import type { Document, DocumentFacts, FieldCitation, HiddenRun, Span } from '../../domain/screening/document.ts'
import { Unreadable } from '../unreadable.ts'

type ZoneKind = Document['zones'][number]['kind']

/**
 * The most text one document may hold, hidden text included, in UTF-16 units: some 330,000 words, three long theses.
 * Offsets, spans and the way to the database are all sized for it.
 */
export const maxText = 2_000_000

/** Throws when a file holds more text than that. */
export function refuseTooMuchText(length: number) {
  if (length > maxText) throw new Unreadable('too_large')
}

/**
 * One story of a document (ECMA-376's word for a stretch of text of its own: the body, one footnote, one header),
 * written from its beginning to its end. Offsets are within the story until `assemble` lays the stories in a row.
 */
export class Story {
  readonly kind: 'body' | ZoneKind
  readonly paragraphs: Span[] = []
  readonly italics: Span[] = []
  readonly links: (Span & { href: string })[] = []
  readonly citations: FieldCitation[] = []
  readonly hidden: HiddenRun[] = []
  text = ''
  #gap = ''
  #paragraphStart: number | null = null
  #blank = true

  constructor(kind: 'body' | ZoneKind) {
    this.kind = kind
  }

  /** Where the next text will begin. */
  get next() {
    return this.text.length + this.#gap.length
  }

  write(text: string, italic = false) {
    if (!text) return
    refuseTooMuchText(this.next + text.length)
    const start = this.next
    this.text += this.#gap + text
    this.#gap = ''
    this.#paragraphStart ??= start
    if (this.#blank && text.trim()) this.#blank = false
    if (!italic) return
    const last = this.italics.at(-1)
    if (last?.end === start) last.end = this.text.length
    else this.italics.push({ start, end: this.text.length })
  }

  /** Keeps text that a reader cannot see out of the text, with the place where it would be. */
  hide(text: string, cause: HiddenRun['cause']) {
    const at = this.next
    const last = this.hidden.at(-1)
    if (last?.at === at && last.cause === cause) last.text += text
    else this.hidden.push({ text, cause, at })
  }

  /** Ends a paragraph. An empty one leaves an empty line. */
  endParagraph() {
    const start = this.#paragraphStart
    if (start !== null && !this.#blank) this.paragraphs.push({ start, end: this.text.length })
    this.#paragraphStart = null
    this.#blank = true
    this.#gap += '\n'
  }

  /** Sets what separates the text so far from the text that comes: a tab between cells, a new line between rows. */
  separate(by: '\t' | '\n' | '') {
    this.#gap = this.#gap.slice(0, -1) + by
  }

  link(start: number, href: string) {
    const end = this.text.length
    if (end > start && /^(https?|mailto):/i.test(href)) this.links.push({ start, end, href })
  }

  cite(start: number, citation: Pick<FieldCitation, 'source' | 'items'>) {
    const end = this.text.length
    if (end > start && citation.items.length > 0) this.citations.push({ start, end, ...citation })
  }
}

const order: Story['kind'][] = ['body', 'textbox', 'footnote', 'endnote', 'comment', 'header', 'footer']

/** Lays the stories in a row, the body first, and makes the document of them. */
export function assemble(stories: Story[], format: Document['format'], facts: Omit<DocumentFacts, 'words'>): Document {
  const document: Omit<Document, 'facts'> = {
    format,
    text: '',
    pages: [],
    paragraphs: [],
    zones: [],
    italics: [],
    links: [],
    citations: [],
    hidden: [],
    coverage: [],
  }
  for (const story of stories.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) append(document, story)
  refuseTooMuchText(document.hidden.reduce((sum, run) => sum + run.text.length, document.text.length))
  return { ...document, facts: { ...facts, words: countWords(document.text) } }
}

function append(document: Omit<Document, 'facts'>, story: Story) {
  const written = story.text.trim() !== ''
  const shift = document.text.length + (written && document.text ? 1 : 0)
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + shift, end: span.end + shift })

  for (const run of story.hidden.filter((it) => it.text.trim())) {
    const at = written ? Math.min(run.at, story.text.length) + shift : document.text.length
    document.hidden.push({ ...run, at })
  }
  if (!written) return
  document.text += (document.text && '\n') + story.text
  if (story.kind !== 'body') document.zones.push(move({ start: 0, end: story.text.length, kind: story.kind }))
  for (const span of story.paragraphs) document.paragraphs.push(move(span))
  for (const span of story.italics) document.italics.push(move(span))
  for (const span of story.links) document.links.push(move(span))
  for (const span of story.citations) document.citations.push(move(span))
}

/** Words as a reader would count them: runs of anything but white space. */
export function countWords(text: string) {
  return text.match(/\S+/g)?.length ?? 0
}
