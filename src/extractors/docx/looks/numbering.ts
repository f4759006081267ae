import { readXml } from '../../package/xml.ts'
import type { Package } from '../../package/zip.ts'
import { prefixes } from '../names.ts'

/** One level of a list: how its numbers are written, what stands around them, and where they start. */
interface Level {
  format: string
  text: string
  start: number
}

/** The lists that a document defines (ECMA-376-1, 17.9): by number, the definition that it uses. */
export interface Numbering {
  levels: Map<string, Level[]>
  lists: Map<string, string>
}

/** Reads `numbering.xml`; a document without one has no lists. */
export async function readNumbering(zip: Package, part: string | undefined): Promise<Numbering> {
  const numbering: Numbering = { levels: new Map(), lists: new Map() }
  let levels: Level[] = []
  let list = ''
  let level: Level | undefined
  if (!part) return numbering
  await readXml(zip.read(part), prefixes, {
    open(tag) {
      const value = tag.get('w:val') ?? ''
      // What a list changes of its definition is left out.
      if (tag.name === 'w:abstractNum' || tag.name === 'w:num') levels = []
      if (tag.name === 'w:abstractNum') numbering.levels.set(tag.get('w:abstractNumId') ?? '', levels)
      if (tag.name === 'w:num') list = tag.get('w:numId') ?? ''
      if (tag.name === 'w:abstractNumId') numbering.lists.set(list, value)
      if (tag.name === 'w:lvl') {
        level = { format: 'decimal', text: '', start: 1 }
        levels[Math.min(8, Number(tag.get('w:ilvl')) || 0)] = level
      }
      if (level && tag.name === 'w:numFmt') level.format = value
      if (level && tag.name === 'w:lvlText') level.text = value
      if (level && tag.name === 'w:start') level.start = Number(value) || 0
    },
    close(name) {
      if (name === 'w:lvl') level = undefined
    },
  })
  return numbering
}

/** Counts the items of the lists of one text. */
export class ListCounters {
  readonly #numbering: Numbering
  readonly #counts = new Map<string, number[]>()

  constructor(numbering: Numbering) {
    this.#numbering = numbering
  }

  /** The number or bullet that Word shows before the next item of a list; empty where it shows none. */
  next(list: string, depth: number): string {
    const definition = this.#numbering.lists.get(list) ?? ''
    const levels = this.#numbering.levels.get(definition)
    const level = levels?.[depth]
    if (!levels || !level) return ''
    const counts = this.#counts.get(definition) ?? []
    this.#counts.set(definition, counts)
    counts[depth] = counts[depth] === undefined ? level.start : counts[depth] + 1
    counts.length = depth + 1
    if (level.format === 'bullet') return '•'
    return level.text.replace(/%([1-9])/g, (_, at: string) => {
      const other = levels[Number(at) - 1]
      return numberAs(counts[Number(at) - 1] ?? other?.start ?? 1, other?.format ?? 'decimal')
    })
  }
}

/** A number as a list writes it (ECMA-376-1, 17.18.59); formats that are not known are written in digits. */
function numberAs(value: number, format: string): string {
  if (format === 'none') return ''
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  if (/Letter$/.test(format)) return cased(letters(value), format)
  return /Roman$/.test(format) ? cased(roman(value), format) : String(value)
}

const cased = (text: string, format: string) => (format.startsWith('upper') ? text.toUpperCase() : text)

/** a, b, … z, aa, bb, … as Word counts. */
function letters(value: number) {
  if (value < 1) return ''
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(30, Math.ceil(value / 26)))
}

const numerals: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number) {
  let rest = Math.min(value, 9_999)
  let text = ''
  for (const [worth, numeral] of numerals) {
    for (; rest >= worth; rest -= worth) text += numeral
  }
  return text
}
