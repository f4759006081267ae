import type { Story } from '../package/stories.ts'
import type { Handlers, Tag } from '../package/xml.ts'
import { descriptionIn } from './drawn/description.ts'
import { causeIn, Drawings } from './drawn/drawings.ts'
import { insertedBy } from './drawn/inserts.ts'
import { LeftOut } from './drawn/left-out.ts'
import { appearanceOf } from './looks/appearance.ts'
import { takeRunProperty } from './looks/run-properties.ts'
import { colorOf } from './looks/theme.ts'
import { type Place, placeIn, type Surroundings } from './place.ts'
import { closing, holding, opening } from './tags.ts'

/** Elements that hold a story of their own (ECMA-376-1, 17.10, 17.11, 17.13.4; text boxes: 17.17.1). */
const storyKinds: Record<string, Story['kind']> = {
  'w:body': 'body',
  'w:footnote': 'footnote',
  'w:endnote': 'endnote',
  'w:comment': 'comment',
  'w:hdr': 'header',
  'w:ftr': 'footer',
  'w:txbxContent': 'textbox',
  'a:txBody': 'textbox',
}

/** Notes that are no notes but the line above them. */
const separators = new Set(['separator', 'continuationSeparator', 'continuationNotice'])

/** What is no longer, or not, a part of the text: tracked deletions, former formatting, pronunciation guides. */
const skipped = /^w:(del|moveFrom|rt|[a-zA-Z]+Change)$/

/** Reads the stories of one WordprocessingML part into `stories`, as the reader of a printed page would see them. */
export class StoryReader implements Handlers {
  readonly #stories: Story[]
  readonly #surroundings: Surroundings
  readonly #drawings: Drawings
  /** The stories that are open, the innermost first. */
  readonly #places: Place[] = []
  /** For each open choice between notations of the same drawing, whether one was read. */
  readonly #choices: boolean[] = []
  /** The colour of the page; undefined where it is white. */
  #page: string | undefined
  /** How many elements that are skipped are open. */
  #skipDepth = 0
  readonly #leftOut = new LeftOut()
  /** The characters of an element whose text is used, until it ends. */
  #captured = ''
  #capturing = false

  constructor(stories: Story[], surroundings: Surroundings) {
    this.#stories = stories
    this.#surroundings = surroundings
    this.#drawings = new Drawings(surroundings.theme)
  }

  open(tag: Tag): void {
    if (this.#skips(tag.name)) return
    const { theme } = this.#surroundings
    if (tag.name === 'mc:AlternateContent') this.#choices.push(false)
    if (tag.name === 'w:background' && theme.showsBackground) this.#page = colorOf(tag, theme, 'color')
    this.#drawings.open(tag)
    const kind = storyKinds[tag.name]
    if (kind) this.#begin(kind, tag)
    else if (this.#places[0]) this.#openIn(this.#places[0], tag)
    if (this.#places[0]) this.#take(tag, this.#places[0].story)
  }

  text(text: string): void {
    if (this.#skipDepth > 0) return
    if (this.#capturing) this.#captured += text
    else this.#drawings.text(text)
  }

  close(name: string): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth -= 1
      if (this.#skipDepth === 0) this.#leftOut.endSkip(this.#places[0]?.story)
      return
    }
    if (name === 'mc:AlternateContent') this.#choices.pop()
    if (storyKinds[name]) this.#places.shift()?.fields.finish()
    const drawing = this.#drawings.close(name)
    const place = this.#places[0]
    if (!place) return
    this.#leftOut.close(name, drawing, place.story)
    if (drawing?.behind && drawing.fill !== 'none') place.backdrop.add(drawing.fill, drawing.height)
    this.#closeIn(place, name)
  }

  /** Whether an element that opens now is skipped, with all that it holds. */
  #skips(name: string): boolean {
    if (this.#skipDepth === 0 && !skipped.test(name) && !this.#isSecondChoice(name)) return false
    this.#leftOut.skip(name)
    const place = this.#places[0]
    // A deleted paragraph mark joins its paragraph to the next one.
    if (this.#skipDepth === 0 && name === 'w:del' && place?.about === 'mark') place.paragraph.joined = true
    this.#skipDepth += 1
    return true
  }

  /** The same drawing is often there twice, for new and for old programs (ECMA-376-3, 10.2.1): the first one counts. */
  #isSecondChoice(name: string): boolean {
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false
    const wasRead = this.#choices.at(-1)
    this.#choices[this.#choices.length - 1] = true
    return wasRead === true
  }

  #begin(kind: Story['kind'], tag: Tag) {
    const place = kind === 'textbox' ? this.#textBox() : placeIn(kind, this.#surroundings, this.#page)
    this.#places.unshift(place)
    if (!separators.has(tag.get('w:type') ?? '')) this.#stories.push(place.story)
  }

  /** A text box has its own fill, or lies on the page; what hides the box or the run that it is in hides its text. */
  #textBox(): Place {
    const { styles } = this.#surroundings
    const outer = this.#places[0]
    const box = this.#drawings.innermost
    const fill = !box || box.fill === 'unknown' ? 'unknown' : box.fill === 'none' ? this.#page : box.fill
    const place = placeIn('textbox', this.#surroundings, fill)
    const outerRun = outer?.run && appearanceOf(outer.run, outer.paragraph.style, outer.behind, styles)
    place.concealed =
      outer?.concealed ?? (box && causeIn(box)) ?? (outerRun?.hidden === 'hidden' ? outerRun.hidden : null)
    return place
  }

  /** Takes what an element puts into the text from elsewhere, says of a picture, or leaves out. */
  #take(tag: Tag, story: Story) {
    const { inserts } = this.#surroundings
    const box = this.#drawings.innermost
    this.#stories.push(...insertedBy(tag, story, inserts, box && causeIn(box)), ...descriptionIn(tag))
    this.#leftOut.open(tag, story)
  }

  #openIn(place: Place, tag: Tag) {
    if (holding[tag.name]) this.#capturing = true
    if (place.run) takeRunProperty(tag, place.run, this.#surroundings.theme)
    place.equation?.open(tag)
    opening[tag.name]?.(place, tag)
  }

  #closeIn(place: Place, name: string) {
    if (this.#capturing && holding[name]) {
      holding[name](place, this.#captured)
      this.#captured = ''
      this.#capturing = false
    }
    place.equation?.close(name)
    closing[name]?.(place)
  }
}
