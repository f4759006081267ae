import { gapOfPicture } from '../../package/pictures.ts'
import type { Story } from '../../package/stories.ts'
import type { Tag } from '../../package/xml.ts'
import type { Drawing } from './drawings.ts'

/** What an embedded object is, by the name of its program (`Excel.Sheet.12`). */
const programs: [RegExp, string][] = [
  [/^excel/i, 'An embedded worksheet.'],
  [/^word/i, 'An embedded Word document.'],
  [/^powerpoint/i, 'An embedded presentation.'],
  [/^(acro|foxit)/i, 'An embedded PDF.'],
  [/^package/i, 'An embedded file.'],
]

/** Equations of Microsoft's and Design Science's older editors, which are pictures to everything else. */
const isEquation = /^(equation|mathtype)/i

/** Keeps what stands in a text of Word and is not read: objects, pictures, ink and tracked deletions. */
export class LeftOut {
  /** The program of the object that is open; empty where it is not named, null where none is open. */
  #program: string | null = null
  #deleted = false

  open(tag: Tag, story: Story) {
    if (tag.name === 'w:object') this.#program = ''
    if (tag.name === 'o:OLEObject') this.#program = tag.get(':ProgID') ?? ''
    if (tag.name === 'w:control') story.leaveOut('form_field', 'A control of a form.')
    if (tag.name === 'w:contentPart' || tag.name === 'w14:contentPart') story.leaveOut('annotation', 'Handwriting.')
  }

  /** Takes the end of an element, and the drawing that ends with it. */
  close(name: string, drawing: Drawing | undefined, story: Story) {
    if (drawing?.picture && this.#program === null) {
      const gap = gapOfPicture(drawing.width, drawing.height)
      if (gap) story.leaveOut(gap)
    }
    if (name !== 'w:object' || this.#program === null) return
    const program = this.#program
    if (isEquation.test(program)) story.leaveOut('equation')
    else story.leaveOut('embedded_object', programs.find(([start]) => start.test(program))?.[1] ?? null)
    this.#program = null
  }

  /** Takes an element that is skipped. */
  skip(name: string) {
    if (name === 'w:delText') this.#deleted = true
  }

  /** Takes the end of all that was skipped at one place. */
  endSkip(story: Story | undefined) {
    if (this.#deleted) story?.leaveOut('tracked_deletion')
    this.#deleted = false
  }
}
