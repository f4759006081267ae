import type { Name } from '../../ai-tools/name.ts'
import { when } from '../../reading/dates.ts'
import { matchAt } from '../../reading/match-at.ts'
import { etAl, joiner, startsWithName } from '../../reading/people.ts'
import { answerTo, personalCommunication } from '../in-text/personal-communication.ts'
import type { NextSlot } from './slot-follower.ts'

const space = / */uy
const year = new RegExp(`[ .,]{0,4}[(\\[<]? */?${when}`, 'uy')
const etal = new RegExp(`,? ${etAl}`, 'uy')
const joined = new RegExp(` *,? ?${joiner} *`, 'uy')
const listed = new RegExp(` *[;/|·•] *(?:${joiner} )?`, 'uy')
export const comma = / *, */uy
const full = / *\.{1,2}(?=[\s,]|\p{Lu}|$) */uy
const colon = / *:/uy
const dash = / ?[–—]| ?-{1,3} | -/uy
const capital = / *\p{Lu}/uy
const quote = / *[.,:]{0,2} *["']{1,2}(?= ?[\p{L}\p{N}"'])/uy
const medium = / *[.,]? *\[(?!\d|et al)/uy
const linked = / *[.,:]? *\(? *<?(?:https?:|www\.|[a-z]+\.(?:[a-z]+\.)?(?:com|ai|org)[/)\s])/uy
const output = new RegExp(
  ` *[,.:]? *\\(?(?:${personalCommunication}|(?:in )?(?:response|reply|answer|conversation|chat|dialogue|output) (?:to|with)(?!\\p{L})|${answerTo})`,
  'uy',
)

/** What stands at `at`, right behind a name; `next` are the names that follow it in the same text. */
export function nextSlotAt(text: string, at: number, next: Name[]): NextSlot {
  const lengthOf = (pattern: RegExp) => matchAt(pattern, text, at).length
  const plain = (kind: NextSlot['kind']): NextSlot => ({ kind, separator: null, slot: 0 })
  if (at + lengthOf(space) >= text.length) return plain('end')
  if (lengthOf(output)) return plain('output')
  if (lengthOf(linked)) return plain('link')
  if (lengthOf(year)) return plain('year')
  if (lengthOf(medium)) return plain('medium')
  if (lengthOf(etal)) return plain('list')
  if (lengthOf(quote)) return plain('quote')
  if (lengthOf(listed)) return behindSeparator(text, at + lengthOf(listed), next, 'list')
  if (lengthOf(joined)) return behindSeparator(text, at + lengthOf(joined), next, 'joiner')
  if (lengthOf(comma)) return behindSeparator(text, at + lengthOf(comma), next, 'comma')
  if (lengthOf(full)) return plain(at + lengthOf(full) >= text.length ? 'end' : 'stop')
  if (lengthOf(colon)) return plain('colon')
  if (lengthOf(dash)) return plain('dash')
  return plain(lengthOf(capital) ? 'capital' : 'prose')
}

/** What the next slot of a list holds: a name, another tool, a phrase that begins a title, or running prose. */
function behindSeparator(text: string, slot: number, next: Name[], separator: NextSlot['separator']): NextSlot {
  if (next.some(({ start, kind }) => start === slot && kind === 'tool')) return { kind: 'tool', separator, slot }
  const name = startsWithName(text, slot)
  const isSmall = /^\p{Ll}/u.test(text.slice(slot, slot + 1))
  if (name === 'sure' || (name === 'maybe' && (separator !== 'comma' || isSmall)))
    return { kind: 'name', separator, slot }
  if (/^(?:\d?\p{Lu}|["'(])/u.test(text.slice(slot, slot + 2)))
    return { kind: separator === 'joiner' ? 'prose' : 'phrase', separator, slot }
  return { kind: slot >= text.length ? 'end' : 'prose', separator, slot }
}
