import { readXml, type Tag } from '../../package/xml.ts'
import type { Package } from '../../package/zip.ts'
import { prefixes } from '../names.ts'

/** The colours that a document calls by the part they play: `background1`, `accent2`. */
export interface Theme {
  color(role: string | undefined): string | undefined
  /** Whether the page shows the background that the document names for it. */
  showsBackground: boolean
}

/** For files and fields without a theme. */
export const noTheme: Theme = { color: () => undefined, showsBackground: false }

/** Names for a theme's colours in WordprocessingML (ECMA-376-1, 17.18.97) that differ from the theme's own (20.1.6.2). */
const slots: Record<string, string> = {
  dark1: 'dk1',
  light1: 'lt1',
  dark2: 'dk2',
  light2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
}

/** Paper and ink, which the settings map to colours of the theme (17.15.1.20), and what they are where the settings say nothing. */
const mapped: Record<string, [setting: string, otherwise: string]> = {
  background1: ['w:bg1', 'light1'],
  bg1: ['w:bg1', 'light1'],
  text1: ['w:t1', 'dark1'],
  tx1: ['w:t1', 'dark1'],
  background2: ['w:bg2', 'light2'],
  bg2: ['w:bg2', 'light2'],
  text2: ['w:t2', 'dark2'],
  tx2: ['w:t2', 'dark2'],
}

/** Reads the theme's colours and the settings that say which of them is the paper and which the ink (17.15.1.20). */
export async function readTheme(zip: Package, theme: string | undefined, settings: string | undefined): Promise<Theme> {
  const colors = theme ? await colorsIn(zip, theme) : new Map<string, string>()
  const { mapping, showsBackground } = settings ? await settingsIn(zip, settings) : noSettings
  return {
    showsBackground,
    color(role = '') {
      const [setting, otherwise] = mapped[role] ?? []
      const name = (setting && mapping.get(setting)) || otherwise || role
      return colors.get(slots[name] ?? name)
    },
  }
}

/** The colours of a theme by the theme's own names for them. */
async function colorsIn(zip: Package, part: string): Promise<Map<string, string>> {
  const colors = new Map<string, string>()
  let slot = ''
  await readXml(zip.read(part), prefixes, {
    open(tag) {
      if (/^a:(dk[12]|lt[12]|accent[1-6]|hlink|folHlink)$/.test(tag.name)) slot = tag.name.slice(2)
      const value = tag.name === 'a:sysClr' ? tag.get(':lastClr') : tag.name === 'a:srgbClr' ? tag.get(':val') : null
      if (slot && value && !colors.has(slot)) colors.set(slot, value)
    },
    close(name) {
      if (name === `a:${slot}`) slot = ''
    },
  })
  return colors
}

const noSettings = { mapping: new Map<string, string>(), showsBackground: false }

async function settingsIn(zip: Package, part: string): Promise<typeof noSettings> {
  const settings: typeof noSettings = { mapping: new Map(), showsBackground: false }
  await readXml(zip.read(part), prefixes, {
    open(tag) {
      if (tag.name === 'w:displayBackgroundShape')
        settings.showsBackground = !/^(0|false|off)$/.test(tag.get('w:val') ?? '')
      if (tag.name !== 'w:clrSchemeMapping') return
      for (const [setting] of Object.values(mapped)) settings.mapping.set(setting, tag.get(setting) ?? '')
    },
  })
  return settings
}

/**
 * A colour that an element gives by its part in the theme, which counts first, or as a value. A shade or tint is taken
 * from the value, which Word keeps beside it.
 */
export function colorOf(tag: Tag, theme: Theme, attribute: 'val' | 'color' | 'fill'): string | undefined {
  const name = attribute === 'fill' ? 'w:themeFill' : 'w:theme'
  const role = tag.get(attribute === 'fill' ? name : 'w:themeColor')
  const isMixed = tag.get(`${name}Shade`) !== undefined || tag.get(`${name}Tint`) !== undefined
  return (isMixed ? undefined : theme.color(role)) ?? tag.get(`w:${attribute}`)
}
