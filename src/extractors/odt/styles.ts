import { isNarrow, isTiny } from '../package/visibility.ts'
import type { Tag } from '../package/xml.ts'

/** What a style sets about how its text looks; an absent property is not set. */
export interface StyleProperties {
  italic?: boolean
  concealed?: boolean
  color?: string
  points?: number
  behind?: string
  /** Drawn without ink, which LibreOffice calls an opacity of nothing. */
  inkless?: boolean
  /** Of a drawing: whether it lies behind the text. */
  background?: boolean
  /** Of a drawing: whether it says that nothing fills it. */
  unfilled?: boolean
  /** Of a paragraph: the master page that begins with it. */
  master?: string
}

interface Style extends StyleProperties {
  parent?: string
}

/** The styles of one file of a package (ODF 1.3, 16): its own, then those that both files share. */
export class Styles {
  readonly #styles = new Map<string, Style>()
  readonly #shared: Styles | null
  #current: Style | null = null
  /** Page layouts by name, and master pages, each with the colour of its paper. */
  readonly #layouts = new Map<string, string | undefined>()
  readonly #masters = new Map<string, string | undefined>()
  #layout = ''

  constructor(shared: Styles | null = null) {
    this.#shared = shared
  }

  /** Takes up an element where styles are defined. */
  open(tag: Tag) {
    const family = tag.get('style:family') ?? ''
    if (tag.name === 'style:style' || tag.name === 'style:default-style') {
      this.#current = {}
      const parent = tag.get('style:parent-style-name')
      if (parent !== undefined) this.#current.parent = keyOf(family, parent)
      const master = tag.get('style:master-page-name')
      if (master) this.#current.master = master
      this.#styles.set(keyOf(family, tag.get('style:name')), this.#current)
    }
    if (tag.name === 'style:page-layout') this.#layout = tag.get('style:name') ?? ''
    if (tag.name === 'style:page-layout-properties') this.#layouts.set(this.#layout, colorIn(tag))
    if (this.#current) takeProperty(tag, this.#current)
  }

  close(name: string) {
    if (name === 'style:style' || name === 'style:default-style') this.#current = null
  }

  /** What a named style says, with all that it takes over from its parents; a circle ends where it closes. */
  find(family: string, name: string | undefined): StyleProperties {
    const line = new Set<Style>()
    for (let key: string | undefined = keyOf(family, name); key !== undefined; ) {
      const style = this.#get(key)
      if (!style || line.has(style)) break
      line.add(style)
      key = style.parent
    }
    return Object.assign({}, ...[...line].reverse())
  }

  /** The colour that a page layout gives its pages; nothing where they are white. */
  layout(name: string | undefined): string | undefined {
    return this.#layouts.get(name ?? '')
  }

  /** Takes up a master page, by which paragraphs call for pages of a layout (ODF 1.3, 16.9). */
  addMaster(name: string | undefined, paper: string | undefined) {
    this.#masters.set(name ?? '', paper)
  }

  /** The colour of the paper of a master page, of the first one where none is named. */
  paper(master: string | undefined): string | undefined {
    return master !== undefined && this.#masters.has(master)
      ? this.#masters.get(master)
      : [...this.#masters.values()][0]
  }

  #get(key: string): Style | undefined {
    return this.#styles.get(key) ?? (this.#shared ? this.#shared.#get(key) : undefined)
  }
}

function keyOf(family: string, name: string | undefined) {
  return `${family} ${name ?? ''}`
}

function takeProperty(tag: Tag, style: Style) {
  if (tag.name === 'style:text-properties') {
    const size = tag.get('fo:font-size')
    const slant = tag.get('fo:font-style')
    const display = tag.get('text:display')
    const color = tag.get('fo:color')
    if (slant) style.italic = slant === 'italic' || slant === 'oblique'
    if (display) style.concealed = display === 'none'
    if (color) style.color = color
    if (size?.endsWith('pt')) style.points = Number.parseFloat(size)
    if (isNarrow(Number.parseFloat(tag.get('style:text-scale') ?? '100'))) style.points = 0
    // LibreOffice gives the automatic colour, which is readable anywhere, an opacity of nothing.
    const isAutomatic = tag.get('style:use-window-font-color') === 'true'
    const opacity = tag.get('loext:opacity')
    if (isAutomatic) style.color = 'auto'
    if (isAutomatic || opacity) style.inkless = !isAutomatic && Number.parseFloat(opacity!) <= 5
  }
  if (tag.name === 'style:paragraph-properties' && isTiny(lengthOf(tag.get('fo:line-height')) ?? 12)) style.points = 0
  if (tag.name === 'style:graphic-properties' && tag.get('style:run-through') === 'background') style.background = true
  const behind = colorIn(tag)
  if (behind) style.behind = behind
  if (tag.name === 'style:graphic-properties' && tag.get('draw:fill')) style.unfilled = tag.get('draw:fill') === 'none'
}

/** What a style paints behind its text. */
function colorIn(tag: Tag): string | undefined {
  const fill = tag.get('draw:fill')
  if (fill === 'solid') return tag.get('draw:fill-color') ?? '#unknown'
  if (fill && fill !== 'none') return '#unknown'
  const behind = tag.get('fo:background-color')
  return behind === 'transparent' ? undefined : behind
}

const pointsIn: Record<string, number> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4 }

/** A length in points; null when there is none, or one in per cent. */
export function lengthOf(length: string | undefined): number | null {
  const [, number, unit = ''] = /^([\d.]+)(pt|in|cm|mm)$/.exec(length ?? '') ?? []
  return number === undefined ? null : Number(number) * pointsIn[unit]!
}
