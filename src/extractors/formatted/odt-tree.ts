import type { FormattedElement, Label, RawNode } from '../../domain/screening/shown/formatted.ts'
import type { Handlers, Tag } from '../package/xml.ts'
import { elementsOf } from './odt-elements.ts'
import type { OdtLooks } from './odt-looks.ts'

type Element = FormattedElement<string | Label>

/** What lies in the text without being a part of what the page shows there. */
const skipped = new Set([
  'text:tracked-changes',
  'text:ruby-text',
  'text:sequence-decls',
  'text:hidden-text',
  'office:annotation',
  'office:binary-data',
  'office:forms',
  'table:covered-table-cell',
])

/** A place that a picture of the package belongs into. */
interface PicturePlace {
  nodes: RawNode[]
  at: number
  part: string
  alt: string
}

/** Reads the body of `content.xml` into nodes of a view. */
export class OdtTree implements Handlers {
  readonly nodes: RawNode[] = []
  readonly pictures: PicturePlace[] = []
  readonly #looks: OdtLooks
  /** Where nodes are added, the innermost last; each element that is open has as many entries as it made. */
  readonly #open: { name: string; nodes: RawNode[] }[] = []
  /** Notes and boxes of text, which follow the block that they stand in. */
  readonly #notes: RawNode[] = []
  readonly #lists: (string | undefined)[] = []
  #skipDepth = 0
  #inBody = false
  #noteNumber = 0
  /** The picture whose title or description is read. */
  #described: { field: boolean; place: PicturePlace | null } = { field: false, place: null }
  #spaced = true

  constructor(looks: OdtLooks) {
    this.#looks = looks
  }

  open(tag: Tag): void {
    const { name } = tag
    if (name === 'office:text') this.#inBody = true
    if (!this.#inBody) {
      this.#looks.open(tag)
      return
    }
    if (this.#skipDepth > 0 || skipped.has(name)) {
      this.#skipDepth += 1
      return
    }
    if (name === 'svg:title' || name === 'svg:desc') this.#described.field = true
    else this.#openIn(tag)
  }

  text(text: string): void {
    if (this.#skipDepth > 0 || !this.#inBody) return
    const { field, place } = this.#described
    if (field) {
      if (place) place.alt = `${place.alt} ${text}`.trim().slice(0, 1_000)
      return
    }
    if (!this.#open.some(({ name }) => name === 'text:p' || name === 'text:h')) return
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ')
    this.#add(this.#spaced ? collapsed.replace(/^ /, '') : collapsed)
    if (collapsed) this.#spaced = collapsed.endsWith(' ')
  }

  close(name: string): void {
    if (!this.#inBody) {
      this.#looks.close(name)
      return
    }
    if (this.#skipDepth > 0) {
      this.#skipDepth -= 1
      return
    }
    if (name === 'svg:title' || name === 'svg:desc') this.#described.field = false
    if (name === 'text:list') this.#lists.pop()
    if (name === 'draw:frame') this.#described.place = null
    while (this.#open.at(-1)?.name === name) this.#open.pop()
    if (this.#open.length === 0) this.nodes.push(...this.#notes.splice(0))
  }

  get #here(): RawNode[] {
    return this.#open.at(-1)?.nodes ?? this.nodes
  }

  #add(node: RawNode) {
    if (node !== '') this.#here.push(node)
  }

  /** Opens elements one in the other, as one element of the file. */
  #enter(name: string, elements: Omit<Element, 'nodes'>[], into = this.#here) {
    let nodes = into
    for (const element of elements) {
      const entered: Element = { ...element, nodes: [] }
      nodes.push(entered)
      nodes = entered.nodes
      this.#open.push({ name, nodes })
    }
    if (elements.length === 0) this.#open.push({ name, nodes })
  }

  #openIn(tag: Tag) {
    const { name } = tag
    if (name === 'text:s') return this.#put(' '.repeat(Math.min(Number(tag.get('text:c') ?? 1) || 1, 1_000)))
    if (name === 'text:tab') return this.#put('\t')
    if (name === 'text:line-break') return this.#add({ tag: 'br', nodes: [] })
    if (name === 'text:note') return this.#openNote(name)
    if (name === 'draw:text-box') return this.#enter(name, [{ tag: 'blockquote' }], this.#notes)
    if (name === 'draw:image') return this.#addPicture(tag)
    if (name === 'text:note-citation') {
      this.#skipDepth = 1
      return
    }
    const elements = elementsOf(tag, this.#looks, this.#lists)
    if (!elements) return
    if (name === 'text:p' || name === 'text:h') this.#spaced = true
    this.#enter(name, elements)
  }

  #put(text: string) {
    this.#spaced = false
    this.#add(text)
  }

  #openNote(name: string) {
    this.#noteNumber += 1
    const label = `[${this.#noteNumber}]`
    this.#add({ tag: 'sup', nodes: [{ label }] })
    this.#notes.push({ tag: 'p', nodes: [{ label }] })
    this.#enter(name, [{ tag: 'blockquote' }], this.#notes)
  }

  #addPicture(tag: Tag) {
    // A frame may hold the same picture in several formats; the first one counts.
    if (this.#described.place) return
    const nodes = this.#here
    const part = (tag.get('xlink:href') ?? '').replace(/^\.\//, '')
    const place = { nodes, at: nodes.length, part, alt: '' }
    nodes.push({ label: '' })
    this.pictures.push(place)
    this.#described.place = place
  }
}
