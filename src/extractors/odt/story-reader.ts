import { Story } from '../package/stories.ts'
import type { Handlers, Tag } from '../package/xml.ts'
import { Place } from './place.ts'
import { lengthOf, type StyleProperties, type Styles } from './styles.ts'
import { closing, opening } from './tags.ts'

/** Elements that hold a story of their own. */
const storyKinds: Record<string, Story['kind']> = {
  'office:text': 'body',
  'office:annotation': 'comment',
  'draw:text-box': 'textbox',
  'draw:custom-shape': 'textbox',
  'style:header': 'header',
  'style:header-first': 'header',
  'style:header-left': 'header',
  'style:footer': 'footer',
  'style:footer-first': 'footer',
  'style:footer-left': 'footer',
}

/** What lies in the text without being a part of it: tracked deletions, descriptions, data, pronunciation guides. */
const skipped = new Set([
  'text:tracked-changes',
  'text:ruby-text',
  'svg:title',
  'svg:desc',
  'office:binary-data',
  'office:forms',
])

/** A frame or shape that is open. */
interface Drawing extends StyleProperties {
  /** In points. */
  height: number
}

const drawn = new Set(['draw:frame', 'draw:custom-shape'])

/** Reads the stories of `content.xml` or `styles.xml` into `stories`, and the styles they use on the way. */
export class StoryReader implements Handlers {
  readonly #stories: Story[]
  readonly #styles: Styles
  readonly #common: Styles
  /** The stories that are open, the innermost first. */
  readonly #places: Place[] = []
  readonly #drawings: Drawing[] = []
  /** The master page that is defined, by name. */
  #master: string | undefined
  /** The styles that are being defined. */
  #defining: Styles | null = null
  /** How many elements that are skipped are open. */
  #skipDepth = 0

  constructor(stories: Story[], styles: Styles, common: Styles) {
    this.#stories = stories
    this.#styles = styles
    this.#common = common
  }

  open(tag: Tag): void {
    const { name } = tag
    if (this.#skipDepth > 0 || skipped.has(name)) {
      this.#skipDepth += 1
      return
    }
    this.#define(tag)
    if (drawn.has(name)) {
      const style = this.#styles.find('graphic', tag.get('draw:style-name'))
      this.#drawings.push({ ...style, height: lengthOf(tag.get('svg:height')) ?? 0 })
    }
    const kind = name === 'text:note' ? noteKind(tag.get('text:note-class')) : storyKinds[name]
    if (kind) this.#begin(kind)
    else if (this.#places[0]) opening[name]?.(this.#places[0], tag)
  }

  text(text: string): void {
    if (this.#skipDepth === 0) this.#places[0]?.write(text)
  }

  close(name: string): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth -= 1
      return
    }
    this.#defining?.close(name)
    if (name === 'office:styles' || name === 'office:automatic-styles') this.#defining = null
    if (name === 'text:note' || storyKinds[name]) this.#places.shift()
    else if (this.#places[0]) closing[name]?.(this.#places[0])
    if (drawn.has(name)) addBehind(this.#places[0], this.#drawings.pop(), name)
  }

  /** Takes what an element defines: styles, and the master pages that paragraphs call for. */
  #define(tag: Tag) {
    if (tag.name === 'office:styles') this.#defining = this.#common
    if (tag.name === 'office:automatic-styles') this.#defining = this.#styles
    this.#defining?.open(tag)
    if (tag.name !== 'style:master-page') return
    this.#master = tag.get('style:name')
    this.#common.addMaster(this.#master, this.#styles.layout(tag.get('style:page-layout-name')))
  }

  #begin(kind: Story['kind']) {
    const paper = this.#places.at(-1)?.paper ?? this.#common.paper(this.#master)
    const place = new Place(new Story(kind), this.#styles, this.#common, paper)
    if (kind === 'textbox') place.enter(boxOf(this.#drawings.at(-1)))
    if (this.#places[0]?.concealed) place.conceal()
    this.#places.unshift(place)
    this.#stories.push(place.story)
  }
}

/** A box without a fill of its own lies on the page; one whose style says nothing may be filled by a parent's. */
function boxOf(drawing: Drawing | undefined): StyleProperties {
  if (drawing?.unfilled) return {}
  return { behind: drawing?.behind ?? '#unknown' }
}

/** A picture may have any colour; a shape has the one that fills it, or none. */
function addBehind(place: Place | undefined, drawing: Drawing | undefined, name: string) {
  if (!place || !drawing?.background) return
  if (name === 'draw:frame') place.backdrop.add('#unknown', drawing.height)
  else if (drawing.behind) place.backdrop.add(drawing.behind, drawing.height)
}

function noteKind(noteClass: string | undefined) {
  return noteClass === 'endnote' ? 'endnote' : 'footnote'
}
