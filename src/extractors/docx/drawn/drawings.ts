import type { HiddenRun } from '../../../domain/screening/document.ts'
import type { Tag } from '../../package/xml.ts'
import type { Theme } from '../looks/theme.ts'

/** A drawing that is open: a shape, a picture or a box of text, in the newer notation (DrawingML) or the older (VML). */
export interface Drawing {
  /** What it is filled with: `none`, a colour, or `unknown` where the file does not say. */
  fill: string
  hidden: boolean
  /** Whether it lies behind the text that it is anchored in. */
  behind: boolean
  /** Whether it shows a picture. */
  picture: boolean
  /** In points. */
  width: number
  height: number
  /** How far from the edge of the page, or of what else it is measured from, in points; null where the file does not say. */
  across: Offset | null
  down: Offset | null
}

interface Offset {
  by: number
  /** Whether it is measured from the edge of the page. */
  fromPage: boolean
}

const emuPerPoint = 12_700

/** Word's pages are 22 inches at most (ECMA-376-1, 17.6.13), so what begins farther out is on none. In points. */
const farthest = 22 * 72

/** A margin or column begins this far from the edge of its page at most, in points. */
const widestMargin = 6 * 72

/** Why what is in a drawing cannot be seen; null when it can. */
export function causeIn({ hidden, across, down, width, height }: Drawing): HiddenRun['cause'] | null {
  if (hidden) return 'hidden'
  return isOutside(across, width) || isOutside(down, height) ? 'outside' : null
}

function isOutside(offset: Offset | null, size: number) {
  if (!offset) return false
  return offset.by >= farthest || offset.by + size + (offset.fromPage ? 0 : widestMargin) <= 0
}

/** Keeps the drawings that are open while a part is read (ECMA-376-1, 20.4; VML: ECMA-376-4, 19). */
export class Drawings {
  readonly #open: Drawing[] = []
  readonly #theme: Theme
  /** The elements that are open in a shape's own properties, the innermost last. */
  readonly #properties: string[] = []
  #measuring: { axis: 'across' | 'down'; fromPage: boolean; text: string } | null = null

  constructor(theme: Theme) {
    this.#theme = theme
  }

  get innermost(): Drawing | undefined {
    return this.#open.at(-1)
  }

  open(tag: Tag) {
    const { name } = tag
    if (name === 'wp:anchor' || name === 'wp:inline') {
      this.#begin({ fill: 'unknown', hidden: false, behind: name === 'wp:anchor' && isOn(tag.get(':behindDoc')) })
    } else if (isVml(name)) {
      this.#begin(vml(tag))
    }
    const drawing = this.innermost
    if (!drawing) return
    if (/^(wp:docPr|wps:cNvPr|pic:cNvPr)$/.test(name)) drawing.hidden ||= isOn(tag.get(':hidden'))
    if (name === 'wp:extent') {
      drawing.width = Number(tag.get(':cx')) / emuPerPoint
      drawing.height = Number(tag.get(':cy')) / emuPerPoint
    }
    if (name === 'wp:positionH' || name === 'wp:positionV') {
      const axis = name === 'wp:positionH' ? 'across' : 'down'
      this.#measuring = { axis, fromPage: tag.get(':relativeFrom') === 'page', text: '' }
    }
    if (name === 'a:blip' || name === 'v:imagedata') drawing.picture = true
    if (name === 'wps:wsp') drawing.fill = 'unknown'
    if (name === 'wps:spPr' || this.#properties.length > 0) this.#property(tag, drawing)
  }

  /** Takes characters, which say where a drawing is. */
  text(text: string) {
    if (this.#measuring) this.#measuring.text += text
  }

  /** Closes an element, and gives the drawing back that ends with it. */
  close(name: string): Drawing | undefined {
    if (this.#properties.length > 0) this.#properties.pop()
    if (this.#measuring && (name === 'wp:positionH' || name === 'wp:positionV')) {
      const { axis, fromPage, text } = this.#measuring
      const drawing = this.innermost
      if (drawing && /^\s*-?\d+\s*$/.test(text)) drawing[axis] = { by: Number(text) / emuPerPoint, fromPage }
      this.#measuring = null
    }
    return name === 'wp:anchor' || name === 'wp:inline' || isVml(name) ? this.#open.pop() : undefined
  }

  #begin(drawing: Pick<Drawing, 'fill' | 'hidden' | 'behind'> & Partial<Drawing>) {
    this.#open.push({ width: 0, height: 0, across: null, down: null, picture: false, ...drawing })
  }

  /** A shape's fill is a child of its properties; the fill of its outline is a child of a child. */
  #property(tag: Tag, drawing: Drawing) {
    this.#properties.push(tag.name)
    const [, child, ...below] = this.#properties
    if (child === 'a:noFill') drawing.fill = 'none'
    if (child !== 'a:solidFill' || below.length === 0) return
    const value = tag.get(':val')
    if (below.length > 1) drawing.fill = 'unknown'
    else if (tag.name === 'a:srgbClr') drawing.fill = value ?? 'unknown'
    else drawing.fill = (tag.name === 'a:schemeClr' && this.#theme.color(value)) || 'unknown'
  }
}

function isVml(name: string) {
  return name === 'v:shape' || name === 'v:rect' || name === 'v:roundrect' || name === 'v:oval'
}

function vml(tag: Tag): Pick<Drawing, 'fill' | 'hidden' | 'behind' | 'width' | 'height'> {
  const style = tag.get(':style') ?? ''
  const color = /^#?\w+/.exec(tag.get(':fillcolor') ?? '')?.[0] ?? 'unknown'
  return {
    fill: /^f/.test(tag.get(':filled') ?? '') ? 'none' : color,
    hidden: /visibility\s*:\s*hidden/i.test(style),
    behind: /z-index\s*:\s*-/i.test(style),
    width: lengthIn(style, 'width'),
    height: lengthIn(style, 'height'),
  }
}

const pointsIn: Record<string, number> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, px: 0.75 }

const sizes = {
  width: /(?:^|;)\s*width\s*:\s*([\d.]+)(pt|in|cm|mm|px)/i,
  height: /(?:^|;)\s*height\s*:\s*([\d.]+)(pt|in|cm|mm|px)/i,
}

/** A length that a style gives, in points; 0 where it gives none. */
function lengthIn(style: string, name: 'width' | 'height') {
  const [, number, unit] = sizes[name].exec(style) ?? []
  return number === undefined ? 0 : Number(number) * pointsIn[unit!.toLowerCase()]!
}

function isOn(value: string | undefined) {
  return value === '1' || value === 'true'
}
