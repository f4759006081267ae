import type { Span } from '../../domain/screening/document.ts'
import type { Name } from '../ai-tools/name.ts'

/** A bracket behind a tool’s name is no longer than this, in UTF-16 units. */
const reach = 100
const opened = /[\p{L}\p{N}'"+)] ?[([][^()[\]]*$/u
const month =
  /(?<!\p{L})(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}*(?!\p{L})|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2}|version|free|paid|accessed|model/iu

/**
 * Whether a name only says more about the tool right before it: its model or its maker in brackets, `ChatGPT (GPT-5,
 * 3 March 2026)`, or behind a comma, `Claude, Sonnet 4.5, …`. `before` is the name before it in the text; `named` are
 * places of names that the reflection declares.
 */
export function isDetail(flat: string, name: Name, before: Name | undefined, named: Span[]): boolean {
  const lead = flat.slice(Math.max(0, name.start - reach), name.start)
  const bracket = opened.exec(lead)
  if (!bracket) return false
  const at = name.start - lead.length + bracket.index + 1
  const isBehind = ({ start, end }: Span) => start < at && end >= at - 1
  if ((before && isBehind(before)) || named.some(isBehind)) return true
  // Behind a name that is in no list only what a citation does not hold: a whole date, a version, an access note.
  const inside = lead.slice(bracket.index + 2) + (/^[^()[\]]*/.exec(flat.slice(name.end, name.end + reach))?.[0] ?? '')
  const isNamed = /\p{Lu}[\p{L}\p{N}+-]*(?: \p{Lu}[\p{L}\p{N}+-]*)?$/u.test(lead.slice(0, bracket.index + 1))
  return isNamed && month.test(inside)
}
