import { type Handlers, readXml, type Tag } from '../../package/xml.ts'
import type { Package } from '../../package/zip.ts'
import { prefixes } from '../names.ts'
import { fillOf, type RunProperties, takeRunProperty } from './run-properties.ts'
import { type Standing, takeStanding } from './standing.ts'
import type { Theme } from './theme.ts'

/** What a style of paragraphs sets. */
export interface ParagraphStyle extends RunProperties, Standing {
  /** The name of the style itself, which is not taken over. */
  name?: string
}

interface Style extends ParagraphStyle {
  basedOn?: string
}

/** A document's styles, with everything that a style takes over from those it is based on. */
export interface Styles {
  defaults: RunProperties
  paragraph(id: string | undefined): ParagraphStyle
  character(id: string | undefined): RunProperties
  /** Whether a table style paints anything, in which case the colour behind its text is not known here. */
  paints(tableStyle: string | undefined): boolean
}

/** Reads `styles.xml` (ECMA-376-1, 17.7); a document without one has no styles. */
export async function readStyles(zip: Package, part: string | undefined, theme: Theme): Promise<Styles> {
  const table = new StyleTable(theme)
  if (part) await readXml(zip.read(part), prefixes, table)
  return table
}

class StyleTable implements Styles, Handlers {
  readonly defaults: Style = {}
  readonly #theme: Theme
  readonly #styles = new Map<string, Style>()
  readonly #resolved = new Map<string, ParagraphStyle>()
  readonly #painted = new Set<string>()
  #defaultParagraph: string | undefined
  /** The style that is being read, and its id. */
  #current: Style | null = null
  #id = ''

  constructor(theme: Theme) {
    this.#theme = theme
  }

  open(tag: Tag): void {
    if (tag.name === 'w:rPrDefault') this.#current = this.defaults
    if (tag.name === 'w:style') this.#begin(tag)
    if (!this.#current) return
    const base = tag.name === 'w:basedOn' && tag.get('w:val')
    if (base) this.#current.basedOn = base
    if (tag.name === 'w:name') this.#current.name = tag.get('w:val') ?? ''
    takeStanding(tag.name, tag.get('w:val'), this.#current)
    if (tag.name === 'w:shd' && fillOf(tag, this.#theme) !== 'auto') this.#painted.add(this.#id)
    takeRunProperty(tag, this.#current, this.#theme)
  }

  close(name: string): void {
    if (name === 'w:style' || name === 'w:rPrDefault') this.#current = null
  }

  paragraph(id: string | undefined): ParagraphStyle {
    return this.#resolve(id ?? this.#defaultParagraph)
  }

  character(id: string | undefined): RunProperties {
    return this.#resolve(id)
  }

  paints(tableStyle: string | undefined): boolean {
    return tableStyle !== undefined && this.#lineage(tableStyle).some((ancestor) => this.#painted.has(ancestor))
  }

  #begin(tag: Tag) {
    this.#id = tag.get('w:styleId') ?? ''
    this.#current = {}
    this.#styles.set(this.#id, this.#current)
    if (tag.get('w:type') === 'paragraph' && isOn(tag.get('w:default'))) this.#defaultParagraph ??= this.#id
  }

  #resolve(id: string | undefined): ParagraphStyle {
    if (id === undefined) return {}
    const known = this.#resolved.get(id)
    if (known) return known
    const properties: ParagraphStyle = Object.assign(
      {},
      ...this.#lineage(id).map((ancestor) => this.#styles.get(ancestor)),
    )
    this.#resolved.set(id, properties)
    return properties
  }

  /** The style and all that it is based on, the most general first; a circle ends where it closes. */
  #lineage(id: string): string[] {
    const line = new Set<string>()
    for (let next: string | undefined = id; next !== undefined && !line.has(next); ) {
      line.add(next)
      next = this.#styles.get(next)?.basedOn
    }
    return [...line].reverse()
  }
}

function isOn(value: string | undefined) {
  return value === '1' || value === 'true' || value === 'on'
}
