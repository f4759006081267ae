import type { Tag } from '../xml.ts'

/** What a style says about how its text looks; nothing is said by what is absent. */
export interface StyleProperties {
  italic?: boolean
  concealed?: boolean
  color?: string
  points?: number
  behind?: string
}

interface Style extends StyleProperties {
  parent?: string
}

/** The styles of one file of a package (ODF 1.3, 16): its own, then those that both files share. */
export class Styles {
  readonly #styles = new Map<string, Style>()
  readonly #shared: Styles | null
  #current: Style | null = null

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
      this.#styles.set(keyOf(family, tag.get('style:name')), this.#current)
    }
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
  }
  const behind = tag.get('fo:background-color')
  if (behind && behind !== 'transparent') style.behind = behind
}
