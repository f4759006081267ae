import type { Story } from './stories.ts'

/** In points: a line, a letter and the width of a text, all small, so that a picture is taken to reach rather too far. */
const [lineHeight, letterWidth, textWidth] = [12, 5, 450]

/**
 * A picture or shape behind the text, on which letters of any colour may be readable. The file does not say where the
 * text is on the page, so it counts for the lines that it can reach from where it is anchored, and no farther.
 */
export class Backdrop {
  #fill = ''
  #lines = 0

  /** The colour behind the text that comes; undefined where nothing reaches it. */
  get fill(): string | undefined {
    return this.#lines > 0 ? this.#fill : undefined
  }

  /** Adds something of this height, in points, behind the text that comes; `fill` is its colour where that is known. */
  add(fill: string, height: number) {
    this.#fill = fill
    this.#lines = Math.ceil(height / lineHeight)
  }

  /** Counts the lines of the paragraph that ended. */
  endParagraph({ paragraphs }: Story) {
    const { start, end } = paragraphs.at(-1) ?? { start: 0, end: 0 }
    this.#lines -= Math.max(1, ((end - start) * letterWidth) / textWidth)
  }
}
