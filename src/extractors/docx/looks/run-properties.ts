import { channelsOf } from '../../package/visibility.ts'
import type { Tag } from '../../package/xml.ts'
import { colorOf, type Theme } from './theme.ts'

/** What a run or a style sets about how its text looks; an absent property is not set. */
export interface RunProperties {
  style?: string
  italic?: boolean
  vanish?: boolean
  /** The font of its Latin letters. */
  font?: string
  color?: string
  halfPoints?: number
  /** How wide its letters are, in per cent. */
  width?: number
  fill?: string
  /** A colour of Word's text effects, which counts before the plain one; `none` is no ink at all. */
  ink?: string
  outlined?: boolean
  /** The effect whose inside is being read. */
  effect?: string
}

/** Takes up one child of `w:rPr` (ECMA-376-1, 17.3.2). */
export function takeRunProperty(tag: Tag, properties: RunProperties, theme: Theme) {
  if (tag.name.startsWith('w14:')) return takeEffect(tag, properties, theme)
  const value = tag.get('w:val')
  if (tag.name === 'w:rStyle' && value) properties.style = value
  if (tag.name === 'w:rFonts') {
    const font = tag.get('w:ascii') ?? tag.get('w:hAnsi')
    if (font) properties.font = font
  }
  if (tag.name === 'w:i') properties.italic = isOn(value)
  if (tag.name === 'w:vanish') properties.vanish = isOn(value)
  if (tag.name === 'w:color') {
    const color = colorOf(tag, theme, 'val')
    if (color) properties.color = color
  }
  if (tag.name === 'w:sz') properties.halfPoints = Number(value)
  if (tag.name === 'w:w') properties.width = Number.parseFloat(value ?? '') || 100
  if (tag.name === 'w:highlight' && value && value !== 'none') properties.fill = value
  if (tag.name === 'w:shd') properties.fill ??= fillOf(tag, theme)
}

/** What Word 2010 and later paint letters with (MS-DOCX 2.6.1); alpha is how much shines through, in thousandths of a per cent. */
function takeEffect(tag: Tag, properties: RunProperties, theme: Theme) {
  if (/^w14:(textFill|textOutline|glow|shadow|reflection|scene3d|props3d)$/.test(tag.name)) properties.effect = tag.name
  const value = tag.get('w14:val')
  if (properties.effect === 'w14:textOutline' && tag.name === 'w14:solidFill') properties.outlined = true
  if (properties.effect !== 'w14:textFill') return
  if (tag.name === 'w14:noFill') properties.ink = 'none'
  if (tag.name === 'w14:gradFill') properties.ink = 'mixed'
  if (properties.ink === 'mixed') return
  if (tag.name === 'w14:srgbClr' && value) properties.ink = value
  if (tag.name === 'w14:schemeClr') properties.ink = theme.color(value) ?? 'mixed'
  if (/^w14:(lumMod|lumOff|shade|tint)$/.test(tag.name)) properties.ink = 'mixed'
  if (tag.name === 'w14:alpha' && Number(value) >= 95_000) properties.ink = 'none'
}

/**
 * The background that a `w:shd` gives (ECMA-376-1, 17.3.5): `auto` is none, a solid pattern shows its foreground,
 * a percentage mixes the two, and stripes are unknown, because either colour may be behind a letter.
 */
export function fillOf(tag: Tag, theme: Theme) {
  const pattern = tag.get('w:val') ?? 'clear'
  const fill = colorOf(tag, theme, 'fill') ?? 'auto'
  if (pattern === 'clear' || pattern === 'nil') return fill
  const color = colorOf(tag, theme, 'color') ?? 'auto'
  if (pattern === 'solid') return color
  const share = Number(/^pct(\d+)$/.exec(pattern)?.[1]) / 100
  const below = channelsOf(fill === 'auto' ? 'white' : fill)
  const above = channelsOf(color === 'auto' ? 'black' : color)
  if (Number.isNaN(share) || !below || !above) return 'unknown'
  return below.map((value, channel) => hex(value + share * (above[channel]! - value))).join('')
}

function hex(value: number) {
  return Math.round(value).toString(16).padStart(2, '0')
}

function isOn(value: string | undefined) {
  return value !== '0' && value !== 'false' && value !== 'off'
}
