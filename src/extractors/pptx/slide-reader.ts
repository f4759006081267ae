import { type Inserts, insertedBy } from '../docx/drawn/inserts.ts'
import { descriptions } from '../package/descriptions.ts'
import { gapOfPicture } from '../package/pictures.ts'
import { Story } from '../package/stories.ts'
import type { Handlers, Tag } from '../package/xml.ts'

const emuPerPoint = 12_700

/** Fields that the program fills in by itself on every slide, and the picture of the slide above its notes. */
const automatic = /^(sldNum|dt|sldImg)$/

/** Reads one slide, its notes or its comments, into stories (ECMA-376-1, 19.3). */
export class SlideReader implements Handlers {
  readonly stories: Story[]
  readonly #story: Story
  readonly #inserts: Inserts
  /** The elements that are open inside one that is skipped. */
  #skipDepth = 0
  readonly #choices: boolean[] = []
  #inText = false
  #shape = { hidden: false, automatic: false, width: 0, height: 0 }

  constructor(kind: Story['kind'], inserts: Inserts) {
    this.#story = new Story(kind)
    this.stories = [this.#story]
    this.#inserts = inserts
  }

  open(tag: Tag): void {
    const { name } = tag
    if (this.#skipDepth > 0 || this.#isSecondChoice(name)) {
      this.#skipDepth += 1
      return
    }
    if (name === 'mc:AlternateContent') this.#choices.push(false)
    if (/^p:(sp|pic|graphicFrame|cxnSp)$/.test(name))
      this.#shape = { hidden: false, automatic: false, width: 0, height: 0 }
    this.#describe(tag)
    this.#inText = name === 'a:t' || name === 'p:text'
    if (name === 'a:br') this.#write('\n')
    if (name === 'p:oleObj') this.#story.leaveOut('embedded_object')
    this.stories.push(...insertedBy(tag, this.#story, this.#inserts, this.#shape.hidden ? 'hidden' : null))
  }

  text(text: string): void {
    if (this.#skipDepth === 0 && this.#inText) this.#write(text)
  }

  close(name: string): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth -= 1
      return
    }
    this.#inText = false
    if (name === 'mc:AlternateContent') this.#choices.pop()
    if ((name === 'a:p' || name === 'p:text') && !this.#shape.automatic) this.#story.endParagraph()
    if (name === 'a:tc') this.#story.separate('\t')
    if (name === 'a:tr') this.#story.separate('\n')
    if (name === 'p:pic') this.#endPicture()
  }

  #describe(tag: Tag) {
    if (tag.name === 'p:cNvPr') {
      this.#shape.hidden = /^(1|true)$/.test(tag.get(':hidden') ?? '')
      this.stories.push(...descriptions(tag.get(':title'), tag.get(':descr')))
    }
    if (tag.name === 'p:ph') this.#shape.automatic = automatic.test(tag.get(':type') ?? '')
    if (tag.name !== 'a:ext' || tag.get(':cx') === undefined) return
    this.#shape.width = Number(tag.get(':cx')) / emuPerPoint
    this.#shape.height = Number(tag.get(':cy')) / emuPerPoint
  }

  #write(text: string) {
    if (this.#shape.automatic) return
    if (this.#shape.hidden) this.#story.hide(text, 'hidden')
    else this.#story.write(text)
  }

  #endPicture() {
    const gap = gapOfPicture(this.#shape.width, this.#shape.height)
    if (gap) this.#story.leaveOut(gap)
  }

  /** The same thing is often there twice, for new and for old programs (ECMA-376-3, 10.2.1): the first one counts. */
  #isSecondChoice(name: string): boolean {
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false
    const wasRead = this.#choices.at(-1)
    this.#choices[this.#choices.length - 1] = true
    return wasRead === true
  }
}
