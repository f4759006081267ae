import type { Span } from '../../../domain/screening/document.ts'
import { table } from './table.ts'

/** A form of the table in a text, and the tool in it as it is written there, known or not. */
export interface Shown extends Span {
  tool: Span
}

/** What a slot may be filled with in a text with straight marks and single spaces. Each has a limit. */
const slots: Record<string, string> = {
  tool: '(?<tool>[\\p{L}\\p{N}][^;:"()]{0,58}?)(?: ?[([][^()[\\]]{1,90}[)\\]])?',
  version: '[^()";]{1,60}?',
  maker: '(?:[^()";]{1,60}?, )?',
  date: '[\\p{L}\\p{N} ,./-]{3,30}?',
  year: '(?:(?:19|20)\\d{2}[a-z]?|n\\.d\\.|year)',
  link: '[^\\s()";]{3,200}?',
  title: '[^"]{2,300}?',
  writer: "[\\p{L}\\p{M} .,'-]{2,60}?",
  appendix: '[^.;()"]{3,60}',
  task: '[^.;"]{3,160}?',
}
/** How far a form reaches to each side of its fixed words, in UTF-16 units. */
const reach = 500

interface Pattern {
  /** The longest fixed words, small: only where they stand is the whole form looked for. */
  key: string
  whole: RegExp
}

const patterns: Pattern[] = table
  .filter(({ template }) => template.includes('{tool}'))
  .map(({ template }) => {
    const parts = straight(template)
      .replace(/^\{writer\}[.,] /, '')
      // The slot of the tool takes any bracket behind it, or none.
      .replace(/(?<=\{tool\}) \([^()]*\)/, '')
      .split(/(\{\w+\})/)
    const fixed = parts.filter((part) => !part.startsWith('{'))
    const [key] = fixed.map((part) => part.replace(/^\P{L}+|\P{L}+$/gu, '')).sort((a, b) => b.length - a.length)
    const source = parts.map((part) => (part.startsWith('{') ? slots[part.slice(1, -1)]! : literal(part))).join('')
    return { key: key!.toLowerCase(), whole: new RegExp(source, 'iu') }
  })

function straight(template: string): string {
  return template.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
}

/** Fixed words as they may be written: either mark for a quotation, and a stop or a comma for a stop. */
function literal(part: string): string {
  return part
    .replace(/[\\^$*+?.()|[\]{}]/g, '\\$&')
    .replace(/["']/g, `["']{1,2}`)
    .replace(/,(?=$| )/g, '[,;]')
    .replace(/\\\.(?=$| )/g, '[.,;]{1,2}')
    .replaceAll(' ', ' {1,2}')
}

/** Every form of the table in `flat`, a clean text, in order. */
export function formsIn(flat: string): Shown[] {
  const small = flat.toLowerCase()
  // Some letters change their length in lower case; the places are then of no use.
  if (small.length !== flat.length) return []
  const shown = patterns.flatMap(({ key, whole }) => {
    const found: Shown[] = []
    for (let at = small.indexOf(key); at >= 0; at = small.indexOf(key, at + key.length)) {
      const from = Math.max(found.at(-1)?.end ?? 0, at - reach)
      const match = whole.exec(flat.slice(from, at + reach))
      if (!match) continue
      const start = from + match.index
      const tool = start + match[0].indexOf(match.groups!.tool!)
      found.push({
        start,
        end: start + match[0].length,
        tool: { start: tool, end: tool + match.groups!.tool!.length },
      })
    }
    return found
  })
  return shown.sort((a, b) => a.start - b.start)
}
