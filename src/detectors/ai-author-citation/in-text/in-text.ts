import type { Span } from '../../../domain/screening/document.ts'
import type { Name } from '../../ai-tools/name.ts'
import { isDisclosed, isDisclosedInBracket } from '../../ai-use/disclosure.ts'
import { sentenceAround } from '../../ai-use/sentence.ts'
import type { Finding } from '../finding.ts'
import { readBracketed } from './bracketed.ts'
import { readNarrative } from './narrative.ts'

/** What a name in the body is part of: a citation in brackets, a narrative citation, or nothing that cites. */
export function readInText(
  flat: string,
  name: Name,
  next: Name[],
  bracket: Span | null,
): Omit<Finding, 'rule' | 'severity' | 'linked' | 'entry' | 'surface'> | null {
  const before = flat[name.start - 1] ?? ''
  if (!name.certain && /[-'\u2010-\u2015]/.test(before)) return null
  const inBracket = bracket && readBracketed(flat, name, next, bracket)
  const cited = inBracket ?? readNarrative(flat, name, next)
  if (!cited) return null
  const sentence = sentenceAround(flat, name)
  if (inBracket ? isDisclosedInBracket(sentence) : isDisclosed(sentence)) return null
  return {
    tool: name.tool,
    vendor: name.vendor,
    name: flat.slice(name.start, name.end),
    start: name.start,
    end: name.end,
    ...cited,
  }
}
