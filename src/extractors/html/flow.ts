import type { OutlineEntry } from '../../domain/screening/document.ts'
import type { Story } from '../package/stories.ts'

interface Style {
  italic: boolean
  preformatted: boolean
}

/** The text of a web page as it flows into a story: white space collapses, blocks are paragraphs. */
export class Flow {
  readonly story: Story
  #style: Style = { italic: false, preformatted: false }
  /** How many elements that hide what is in them are open. */
  #concealed = 0
  readonly #hiding: boolean[] = []
  #mark: Omit<OutlineEntry, 'at'> | null = null
  /** A blank that stands between the text so far and the text that comes. */
  #blank = false

  constructor(story: Story) {
    this.story = story
  }

  enter(hides: boolean) {
    this.#hiding.push(hides)
    if (hides) this.#concealed += 1
  }

  leave() {
    if (this.#hiding.pop()) this.#concealed -= 1
  }

  /** Sets what holds for all that `inside` writes. */
  style({ italic, preformatted }: Style, inside: () => void) {
    const outer = this.#style
    this.#style = { italic: italic || outer.italic, preformatted: preformatted || outer.preformatted }
    inside()
    this.#style = outer
  }

  /** Says what the paragraph that comes is. */
  mark(mark: Omit<OutlineEntry, 'at'>) {
    this.#mark = mark
  }

  /** Writes characters of the page, whose white space is one blank between words and none at the ends of a block. */
  write(text: string) {
    if (this.#style.preformatted) return this.put(text.replace(/\r\n?/g, '\n'))
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ')
    if (collapsed.startsWith(' ')) this.#blank = true
    const words = collapsed.trim() === '' ? collapsed.replaceAll(' ', '') : collapsed.replace(/^ | $/g, '')
    if (!words) return
    this.put(words)
    this.#blank = collapsed.endsWith(' ')
  }

  /** Writes text as it is. */
  put(text: string) {
    if (!text) return
    const before = this.#blank && this.story.inParagraph && !/^\s/.test(text) ? ' ' : ''
    this.#blank = false
    if (this.#concealed > 0) this.story.hide(before + text, 'hidden')
    else {
      this.story.write(before)
      this.story.write(text, this.#style.italic)
    }
  }

  picture(description: string | undefined) {
    this.story.leaveOut('picture', description ? 'The page holds a description of it.' : null)
  }

  /** Ends the paragraph that is open, if any. */
  endBlock() {
    this.#blank = false
    if (!this.story.inParagraph) return
    this.story.endParagraph(this.#mark)
    this.#mark = null
  }

  /** Ends a cell or a row of a table; what separates it from the next is a tab or a new line. */
  endIn(separator: '\t' | '\n') {
    this.endBlock()
    if (this.story.text) this.story.separate(separator)
  }
}
