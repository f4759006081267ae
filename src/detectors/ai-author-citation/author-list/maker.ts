import type { Name } from '../../ai-tools/name.ts'
import { matchAt } from '../../reading/match-at.ts'
import { joiner } from '../../reading/people.ts'
import type { SlotFollower } from './slot-follower.ts'

/** A maker stands this near to its tool, in UTF-16 units. */
const nearest = 8
const restOfBracket = /[^()[\]]{0,20}[)\]]/uy
const goesOn = new RegExp(`(?! *${joiner}) *\\p{L}`, 'uy')

/** A tool’s maker behind its name, `(OpenAI)`, `by OpenAI`, `, OpenAI`, and where it ends; null where there is none. */
export function makerBehind(
  text: string,
  { end, certain }: Pick<Name, 'end' | 'certain'>,
  next: Name[],
): Pick<SlotFollower, 'maker' | 'end'> | null {
  const maker = next.find(({ start, kind }) => kind === 'vendor' && start >= end)
  if (!maker || maker.start - end > nearest) return null
  const between = text.slice(end, maker.start)
  const bracket = /^ *[([]$/.test(between) ? matchAt(restOfBracket, text, maker.end) : ''
  if (bracket || /^ (?:by|from|BY|FROM) $/.test(between)) return { maker: 'beside', end: maker.end + bracket.length }
  const mayFollow = /^, ?$/.test(between) || (between === ' ' && certain)
  return mayFollow && !matchAt(goesOn, text, maker.end) ? { maker: 'comma', end: maker.end } : null
}
