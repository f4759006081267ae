import { Story } from '../package/stories.ts'
import type { Handlers, Tag } from '../package/xml.ts'
import { Descriptions, type Drawing, endDrawing, isDrawing, newDrawing, takeShown } from './drawings.ts'
import { type DrawnObject, EquationReader } from './objects.ts'
import { Place } from './place.ts'
import type { StyleProperties, Styles } from './styles.ts'
import { closing, opening } from './tags.ts'

/** Elements that hold a story of their own. */
const storyKinds: Record<string, Story['kind']> = {
  'office:text': 'body',
  'office:annotation': 'comment',
  'draw:text-box': 'textbox',
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
  readonly #objects: Map<string, DrawnObject>
  readonly #descriptions = new Descriptions()
  /** An equation that stands in the text itself, while it is read. */
  #equation: EquationReader | null = null

  constructor(stories: Story[], styles: Styles, common: Styles, objects: Map<string, DrawnObject>) {
    this.#stories = stories
    this.#objects = objects
    this.#styles = styles
    this.#common = common
  }

  open(tag: Tag): void {
    const { name } = tag
    this.#descriptions.open(name)
    if (this.#skipDepth > 0 || skipped.has(name)) {
      this.#skipDepth += 1
      return
    }
    this.#define(tag)
    if (this.#inEquation(tag)) return
    if (isDrawing.test(name))
      this.#drawings.push(newDrawing(tag, this.#styles.find('graphic', tag.get('draw:style-name'))))
    const kind = name === 'text:note' ? noteKind(tag.get('text:note-class')) : kindOf(name)
    const place = this.#places[0]
    if (kind) this.#begin(kind)
    if (kind || !place) return
    const drawing = this.#drawings.at(-1)
    if (drawing) this.#stories.push(...takeShown(tag, drawing, place, this.#objects))
    opening[name]?.(place, tag)
  }

  text(text: string): void {
    this.#descriptions.text(text)
    if (this.#equation) this.#equation.text(text)
    else if (this.#skipDepth === 0) this.#places[0]?.write(text)
  }

  close(name: string): void {
    this.#stories.push(...this.#descriptions.close(name))
    if (this.#skipDepth > 0) {
      this.#skipDepth -= 1
      return
    }
    if (this.#equation) {
      this.#closeEquation(name)
      return
    }
    this.#defining?.close(name)
    if (name === 'office:styles' || name === 'office:automatic-styles') this.#defining = null
    if (name === 'text:note' || kindOf(name)) this.#places.shift()
    else if (this.#places[0]) closing[name]?.(this.#places[0])
    if (isDrawing.test(name)) this.#endDrawing(name)
  }

  #endDrawing(name: string) {
    const drawing = this.#drawings.pop()
    const place = this.#places[0]
    if (!drawing || !place) return
    endDrawing(drawing, place)
    addBehind(place, drawing, name)
  }

  /** Whether an element belongs to an equation that stands in the text itself. */
  #inEquation(tag: Tag): boolean {
    if (tag.name === 'math:math') this.#equation ??= new EquationReader()
    this.#equation?.open(tag)
    return this.#equation !== null
  }

  #closeEquation(name: string) {
    this.#equation?.close(name)
    if (name !== 'math:math') return
    this.#places[0]?.put(this.#equation?.math.text ?? '')
    this.#equation = null
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
function addBehind(place: Place, drawing: Drawing, name: string) {
  if (!drawing.background) return
  if (name === 'draw:frame') place.backdrop.add('#unknown', drawing.height)
  else if (drawing.behind) place.backdrop.add(drawing.behind, drawing.height)
}

/** Which story an element holds: a shape holds one as a box of text does. */
function kindOf(name: string): Story['kind'] | undefined {
  return storyKinds[name] ?? (name !== 'draw:frame' && isDrawing.test(name) ? 'textbox' : undefined)
}

function noteKind(noteClass: string | undefined) {
  return noteClass === 'endnote' ? 'endnote' : 'footnote'
}
