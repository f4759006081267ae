import { readXml } from '../package/xml.ts'
import type { Package } from '../package/zip.ts'
import { prefixes } from './names.ts'
import { fillOf, type RunProperties, takeRunProperty } from './run-properties.ts'
import type { Theme } from './theme.ts'

interface Style extends RunProperties {
  basedOn?: string
}

/** A document's styles, with everything that a style takes over from those it is based on. */
export interface Styles {
  defaults: RunProperties
  paragraph(id: string | undefined): RunProperties
  character(id: string | undefined): RunProperties
  /** Whether a table style paints anything, in which case the colour behind its text is not known here. */
  paints(tableStyle: string | undefined): boolean
}

/** Reads `styles.xml` (ECMA-376-1, 17.7); a document without one has no styles. */
export async function readStyles(zip: Package, part: string | undefined, theme: Theme): Promise<Styles> {
  const styles = new Map<string, Style>()
  const painted = new Set<string>()
  const defaults: Style = {}
  let standard: string | undefined
  let id = ''
  let style: Style | null = null

  await readXml(part ? zip.read(part) : nothing(), prefixes, {
    open(tag) {
      if (tag.name === 'w:rPrDefault') style = defaults
      if (tag.name === 'w:style') {
        id = tag.get('w:styleId') ?? ''
        style = {}
        styles.set(id, style)
        if (tag.get('w:type') === 'paragraph' && isOn(tag.get('w:default'))) standard ??= id
      }
      if (!style) return
      const base = tag.name === 'w:basedOn' && tag.get('w:val')
      if (base) style.basedOn = base
      if (tag.name === 'w:shd' && fillOf(tag, theme) !== 'auto') painted.add(id)
      takeRunProperty(tag, style, theme)
    },
    close(name) {
      if (name === 'w:style' || name === 'w:rPrDefault') style = null
    },
  })

  const resolved = new Map<string, RunProperties>()
  function resolve(id: string | undefined): RunProperties {
    if (id === undefined) return {}
    const known = resolved.get(id)
    if (known) return known
    const properties = Object.assign({}, ...lineage(id).map((ancestor) => styles.get(ancestor)))
    resolved.set(id, properties)
    return properties
  }
  /** The style and all that it is based on, the most general first; a circle ends where it closes. */
  function lineage(id: string): string[] {
    const line = new Set<string>()
    for (let next: string | undefined = id; next !== undefined && !line.has(next); next = styles.get(next)?.basedOn) {
      line.add(next)
    }
    return [...line].reverse()
  }

  return {
    defaults,
    paragraph: (id) => resolve(id ?? standard),
    character: (id) => resolve(id),
    paints: (id) => id !== undefined && lineage(id).some((ancestor) => painted.has(ancestor)),
  }
}

function isOn(value: string | undefined) {
  return value === '1' || value === 'true' || value === 'on'
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
