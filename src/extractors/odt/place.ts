import type { HiddenRun } from '../../domain/screening/document.ts'
import { Ground } from '../package/ground.ts'
import type { Story } from '../package/stories.ts'
import { blendsIn, isTiny } from '../package/visibility.ts'
import type { StyleProperties, Styles } from './styles.ts'

/** One story on its way: where the reader stands in it, and how text looks there. */
export class Place {
  readonly story: Story
  readonly styles: Styles
  readonly links: { start: number; href: string }[] = []
  /** Reference marks that are open, by name. */
  readonly marks = new Map<string, number>()
  /** What pictures behind the text give it to stand on. */
  readonly ground = new Ground()
  /** The colour of the page; nothing where it is white. */
  paper: string | undefined
  readonly #common: Styles
  readonly #looks: StyleProperties[]
  #paragraphs = 0
  /** Whether white space that comes now would stand beside other white space. */
  #spaced = true

  constructor(story: Story, styles: Styles, common: Styles, paper: string | undefined) {
    this.story = story
    this.styles = styles
    this.#common = common
    this.paper = paper
    this.#looks = [{}]
  }

  get concealed() {
    return this.#looks.at(-1)!.concealed === true
  }

  /** Goes into an element that changes how its text looks; what hides an element hides all that is in it. */
  enter(look: StyleProperties) {
    const outer = this.#looks.at(-1)!
    this.#looks.push({ ...outer, ...look, ...(outer.concealed ? { concealed: true } : {}) })
  }

  /** Hides what is still to come of the innermost element. */
  conceal() {
    this.#looks.push({ ...this.#looks.pop(), concealed: true })
  }

  leave() {
    if (this.#looks.length > 1) this.#looks.pop()
  }

  beginParagraph(look: StyleProperties) {
    if (look.master !== undefined) this.paper = this.#common.paper(look.master)
    this.enter(look)
    this.#paragraphs += 1
    this.#spaced = true
  }

  endParagraph() {
    if (this.#paragraphs > 0) this.#paragraphs -= 1
    this.story.endParagraph()
    this.ground.endParagraph(this.story)
  }

  /** Writes characters of the file; runs of white space count as one blank (ODF 1.3, 6.1.2). */
  write(text: string) {
    if (this.#paragraphs === 0) return
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ')
    this.put(this.#spaced ? collapsed.replace(/^ /, '') : collapsed)
    if (collapsed) this.#spaced = collapsed.endsWith(' ')
  }

  /** Writes text as it is, or keeps it apart when nobody could see it. */
  put(text: string) {
    if (!text) return
    this.#spaced = false
    const look = this.#looks.at(-1)!
    const cause = causeOf(look, look.behind ?? this.ground.fill ?? this.paper)
    if (cause === 'hidden' || (cause && text.trim())) this.story.hide(text, cause)
    else this.story.write(text, look.italic)
  }
}

function causeOf(look: StyleProperties, behind: string | undefined): HiddenRun['cause'] | null {
  if (look.concealed) return 'hidden'
  if (look.points !== undefined && isTiny(look.points)) return 'tiny'
  return look.inkless ? 'colour' : blendsIn(look.color, behind)
}
