import { limits } from '../../domain/limits.ts'
import type { Gap, GapKind } from '../../domain/screening/coverage.ts'
import type { FieldCitation, HiddenRun, OutlineEntry, Span, ZoneKind } from '../../domain/screening/document.ts'
import { beginningOf, hiddenLeftOut, restLeftOut } from './first-characters.ts'

/**
 * One story of a document (ECMA-376's word for a stretch of text of its own: the body, one footnote, one header),
 * written from its beginning to its end. Offsets are within the story until `assemble` lays the stories in a row. Of a story
 * that is longer than a document may be, its beginning is kept.
 */
export class Story {
  readonly kind: 'body' | ZoneKind
  readonly paragraphs: Span[] = []
  readonly italics: Span[] = []
  readonly links: (Span & { href: string })[] = []
  readonly citations: FieldCitation[] = []
  readonly hidden: HiddenRun[] = []
  readonly outline: OutlineEntry[] = []
  readonly coverage: Gap[] = []
  text = ''
  #gap = ''
  #paragraphStart: number | null = null
  #blank = true
  #hiddenLength = 0
  /** Whether the story holds as much as a document may, so that no more is kept. */
  #isFull = false

  constructor(kind: 'body' | ZoneKind) {
    this.kind = kind
  }

  /** Where the next text will begin. */
  get next() {
    return this.text.length + this.#gap.length
  }

  /** Whether the paragraph has begun that the next text belongs to. */
  get inParagraph() {
    return this.#paragraphStart !== null
  }

  write(text: string, italic = false) {
    if (!text || this.#isFull) return
    if (this.next + text.length > limits.documentCharacters) return this.#fill(text, italic)
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

  /** Writes what still fits, and notes that the rest was left out. */
  #fill(text: string, italic: boolean) {
    this.write(beginningOf(text, Math.max(0, limits.documentCharacters - this.next)), italic)
    this.#isFull = true
    this.leaveOut('over_limit', restLeftOut)
  }

  /** Keeps text that a reader cannot see out of the text, with the place where it would be. */
  hide(text: string, cause: HiddenRun['cause']) {
    if (this.#isFull || this.#hiddenLength > limits.documentCharacters) return
    this.#hiddenLength += text.length
    if (this.#hiddenLength > limits.documentCharacters) return this.leaveOut('over_limit', hiddenLeftOut)
    const at = this.next
    const last = this.hidden.at(-1)
    if (last?.at === at && last.cause === cause) last.text += text
    else this.hidden.push({ text, cause, at })
  }

  /** Writes each line as a paragraph of its own. */
  writeLines(lines: string[]) {
    for (const line of lines) {
      this.write(line)
      this.endParagraph()
    }
  }

  /** Takes over all that another story holds, as if it were written here. */
  insert(other: Story) {
    if (!other.text.trim() || this.#isFull) return
    if (this.next + other.text.length > limits.documentCharacters) return this.#fill(other.text, false)
    const shift = this.next
    const moved = <T extends Span>(span: T): T => ({ ...span, start: span.start + shift, end: span.end + shift })
    const placed = <T extends { at: number }>(it: T): T => ({ ...it, at: it.at + shift })
    this.text += this.#gap + other.text
    this.#gap = other.#gap
    this.paragraphs.push(...other.paragraphs.map(moved))
    this.italics.push(...other.italics.map(moved))
    this.links.push(...other.links.map(moved))
    this.citations.push(...other.citations.map(moved))
    this.hidden.push(...other.hidden.map(placed))
    this.outline.push(...other.outline.map(placed))
    this.coverage.push(...other.coverage.map((gap) => ({ ...gap, at: (gap.at ?? 0) + shift })))
  }

  /** Notes something that stands here and was not read; `detail` holds no text of the work. */
  leaveOut(kind: GapKind, detail: string | null = null) {
    const last = this.coverage.at(-1)
    if (last?.kind === kind && last.at === this.next && last.detail === detail) last.count += 1
    else this.coverage.push({ kind, count: 1, page: null, at: this.next, detail })
  }

  /** Ends a paragraph; `mark` says that it is a heading or an item of a list. An empty one leaves an empty line. */
  endParagraph(mark: Omit<OutlineEntry, 'at'> | null = null) {
    const start = this.#paragraphStart
    if (start !== null && !this.#blank) {
      this.paragraphs.push({ start, end: this.text.length })
      if (mark) this.outline.push({ at: start, ...mark })
    }
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

/** Words as a reader would count them: runs of anything but white space. */
export function countWords(text: string) {
  return text.match(/\S+/g)?.length ?? 0
}
