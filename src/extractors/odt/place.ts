import type { HiddenRun } from '../../domain/screening/document.ts'
import { Backdrop } from '../package/backdrop.ts'
import type { Story } from '../package/stories.ts'
import { blendsIn, isTiny } from '../package/visibility.ts'
import type { StyleProperties, Styles } from './styles.ts'

/** One story while it is read: where in it the reader is, and how text looks there. */
export class Place {
  readonly story: Story
  readonly styles: Styles
  readonly links: { start: number; href: string }[] = []
  /** Reference marks that are open, by name. */
  readonly marks = new Map<string, number>()
  /** The pictures and shapes that lie behind the text. */
  readonly backdrop = new Backdrop()
  /** The lists that are open; the level of the heading, or the item of a list, that the next paragraph is. */
  readonly lists: { items: number }[] = []
  heading: number | null = null
  item: { depth: number; label: string } | null = null
  /** The colour of the page; nothing where it is white. */
  paper: string | undefined
  readonly #common: Styles
  readonly #appearances: StyleProperties[]
  #paragraphs = 0
  /** Whether white space that comes now would follow other white space. */
  #spaced = true

  constructor(story: Story, styles: Styles, common: Styles, paper: string | undefined) {
    this.story = story
    this.styles = styles
    this.#common = common
    this.paper = paper
    this.#appearances = [{}]
  }

  get concealed() {
    return this.#appearances.at(-1)!.concealed === true
  }

  /** Enters an element that changes how its text looks; what hides an element hides all that is in it. */
  enter(appearance: StyleProperties) {
    const outer = this.#appearances.at(-1)!
    this.#appearances.push({ ...outer, ...appearance, ...(outer.concealed ? { concealed: true } : {}) })
  }

  /** Hides what is still to come of the innermost element. */
  conceal() {
    this.#appearances.push({ ...this.#appearances.pop(), concealed: true })
  }

  leave() {
    if (this.#appearances.length > 1) this.#appearances.pop()
  }

  beginParagraph(appearance: StyleProperties) {
    if (appearance.master !== undefined) this.paper = this.#common.paper(appearance.master)
    this.enter(appearance)
    this.#paragraphs += 1
    this.#spaced = true
  }

  endParagraph() {
    if (this.#paragraphs > 0) this.#paragraphs -= 1
    const { heading, item } = this
    if (heading !== null) this.story.endParagraph({ heading, depth: 0, label: '' })
    else this.story.endParagraph(item && { heading: null, ...item })
    this.heading = null
    this.item = null
    this.backdrop.endParagraph(this.story)
  }

  /** Writes characters of the file; runs of white space count as one blank (ODF 1.3, 6.1.2). */
  write(text: string) {
    if (this.#paragraphs === 0) return
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ')
    this.put(this.#spaced ? collapsed.replace(/^ /, '') : collapsed)
    if (collapsed) this.#spaced = collapsed.endsWith(' ')
  }

  /** Writes text as it is, or keeps it apart when it cannot be seen. */
  put(text: string) {
    if (!text) return
    this.#spaced = false
    const appearance = this.#appearances.at(-1)!
    const cause = causeOf(appearance, appearance.behind ?? this.backdrop.fill ?? this.paper)
    if (cause === 'hidden' || (cause && text.trim())) this.story.hide(text, cause)
    else this.story.write(text, appearance.italic)
  }
}

function causeOf(appearance: StyleProperties, behind: string | undefined): HiddenRun['cause'] | null {
  if (appearance.concealed) return 'hidden'
  if (appearance.points !== undefined && isTiny(appearance.points)) return 'tiny'
  return appearance.inkless ? 'colour' : blendsIn(appearance.color, behind)
}
