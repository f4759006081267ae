import type { Tag } from '../xml.ts'

/** What a run, or a style, says about how its text looks; nothing is said by what is absent. */
export interface RunProperties {
  style?: string
  italic?: boolean
  vanish?: boolean
  color?: string
  halfPoints?: number
  fill?: string
}

/** Takes up one child of `w:rPr` (ECMA-376-1, 17.3.2). */
export function takeRunProperty(tag: Tag, properties: RunProperties) {
  const value = tag.get('w:val')
  if (tag.name === 'w:rStyle' && value) properties.style = value
  if (tag.name === 'w:i') properties.italic = isOn(value)
  if (tag.name === 'w:vanish') properties.vanish = isOn(value)
  if (tag.name === 'w:color' && value) properties.color = value
  if (tag.name === 'w:sz') properties.halfPoints = Number(value)
  if (tag.name === 'w:highlight' && value && value !== 'none') properties.fill = value
  if (tag.name === 'w:shd') properties.fill ??= fillOf(tag)
}

/** The background that a `w:shd` gives. A solid pattern shows its foreground. */
export function fillOf(tag: Tag) {
  return (tag.get('w:val') === 'solid' ? tag.get('w:color') : tag.get('w:fill')) ?? 'auto'
}

function isOn(value: string | undefined) {
  return value !== '0' && value !== 'false' && value !== 'off'
}
