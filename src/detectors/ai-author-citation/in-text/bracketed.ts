import type { Span } from '../../../domain/screening/document.ts'
import type { Name } from '../../ai-tools/name.ts'
import { when } from '../../reading/dates.ts'
import { parseAuthorList } from '../author-list/author-list-parser.ts'
import { readSlotFollower } from '../author-list/read-follower.ts'
import { readBareName } from './bare-name.ts'
import { anyWhen, type Cited, page } from './citation-parts.ts'
import { descriptor } from './descriptor.ts'
import { personalCommunication } from './personal-communication.ts'
import { signal } from './signals.ts'

const tail = new RegExp(
  `^[.,]{0,2} *[(\\[]?${when}(?:,? (?:${when}|${personalCommunication}))*[)\\]]?${page}?(?:,? (?:as )?(?:cited|quoted) (?:in|by) .{1,80})?[ .,]*$`,
  'u',
)
const secondHand = new RegExp(`^,? (?:as )?(?:cited|quoted) (?:in|by) .{1,80}${when}${page}?[ .]*$`, 'u')
const restOfList = new RegExp(`^[\\p{L}\\p{M},;&/ .'-]*?[,. ]\\(?${when}\\)?${page}?[ .]*$`, 'u')
const pageOnly = new RegExp(`^${page}$`, 'u')
/** `(ChatGPT; Roy, 2019)`: a bare name among citations. */
const otherCitation = /\p{Lu}[^;]*, (?:19|20)\d{2}[a-z]? *(?:;|$)/u
const earlierCitation = new RegExp(`^.*(?:19|20)\\d{2}[a-z]?(?:${page})?[,:] +`, 'u')

/** `(ChatGPT, 2023)`, `(Walsh & ChatGPT, 2023; …)`, `(ChatGPT, personal communication, …)`, and MLA’s bare `(ChatGPT)`. */
export function readBracketed(flat: string, name: Name, next: Name[], bracket: Span): Cited | null {
  const inner = flat.slice(bracket.start, bracket.end)
  const at = name.start - bracket.start
  const from = inner.lastIndexOf(';', at) + 1
  const to = inner.indexOf(';', at) < 0 ? inner.length : inner.indexOf(';', at)
  if (/^(?:e\.g\.|such as|like|including)/.test(inner) && descriptor.test(flat.slice(0, bracket.start - 1).slice(-40)))
    return null
  const before = inner.slice(from, at).replace(earlierCitation, '').replace(/^ +/, '').replace(signal, '')
  const { state, initials } = parseAuthorList(before)
  if (state !== 'start' && state !== 'open') return null
  if (!name.certain && initials) return null

  const segment = flat.slice(0, bracket.start + to)
  const follower = readSlotFollower(segment, name, next)
  const rest = segment.slice(follower.end)
  if (follower.initials && !name.certain) return null
  const year = anyWhen.exec(rest)?.[0] ?? ''
  if (follower.kind === 'output' || tail.test(rest) || secondHand.test(rest))
    return { year, why: ['a citation in brackets'] }
  const goesOn =
    follower.kind === 'list' || follower.kind === 'name' || follower.kind === 'tool' || follower.kind === 'phrase'
  if (goesOn && restOfList.test(rest)) return { year, why: ['a citation in brackets'] }
  if (follower.kind === 'quote') return { year, why: ['a citation in brackets'] }
  const isWhole = (follower.kind === 'end' || pageOnly.test(rest)) && follower.maker !== 'comma'
  const isAlone = (from === 0 && to === inner.length) || otherCitation.test(inner)
  if (isWhole && state === 'start' && isAlone) return readBareName(flat, name, bracket)
  return null
}
