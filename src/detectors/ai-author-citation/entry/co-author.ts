import type { Name } from '../../ai-tools/name.ts'
import { nameEnd } from '../../reading/people.ts'
import type { AuthorList } from '../author-list/author-list.ts'
import type { SlotFollower } from '../author-list/slot-follower.ts'
import type { Entry } from './reference-entry.ts'
import { beginsTitle, hasTitle } from './title.ts'

/** Whether a name behind other authors is one of them, or the beginning of a title. */
export function isCoAuthor(entry: Entry, name: Name, authors: AuthorList, follower: SlotFollower): boolean {
  const rest = entry.text.slice(follower.end)
  if (follower.kind === 'prose' || follower.kind === 'tool' || follower.kind === 'link' || follower.kind === 'medium')
    return false
  if (follower.role) return true
  if (authors.separator === 'dash') return endsAfterDash(entry, name, follower)
  if (follower.kind === 'capital') {
    if (authors.order === null || !hasTitle(entry, follower.end)) return false
    return (
      authors.separator === 'joiner' ||
      (isTool(name, follower) && authors.order !== 'given-first' && beginsTitle.test(rest))
    )
  }
  if (authors.separator === 'joiner' || authors.separator === 'list') return true
  return !authors.complete && isListedAfterComma(entry, name, authors, follower, rest)
}

/** Authors with dashes between them, as Turkish and Greek styles write: the list goes on, or ends before a title. */
function endsAfterDash(entry: Entry, name: Name, follower: SlotFollower): boolean {
  if (follower.kind === 'year') return true
  const ends =
    follower.kind === 'dash' || follower.kind === 'phrase' || follower.kind === 'quote' || follower.kind === 'stop'
  return ends && isTool(name, follower) && hasTitle(entry, follower.end)
}

function isTool({ certain, tool }: Name, { maker }: SlotFollower): boolean {
  return certain || maker === 'beside' || tool?.impersonal === true
}

/** A comma may go on with the list or begin the title: the order of the names before it and what follows decide. */
function isListedAfterComma(
  entry: Entry,
  name: Name,
  authors: AuthorList,
  follower: SlotFollower,
  rest: string,
): boolean {
  const isMaker = ({ kind, tool, end }: Name) => end <= name.start && (kind === 'vendor' || tool?.publishes)
  if (name.kind !== 'tool' || entry.names.some(isMaker)) return false
  if (authors.order === 'family-initials' && (follower.kind === 'stop' || follower.kind === 'year')) return true
  if (follower.kind === 'glued' || follower.kind === 'quote') return true
  if (follower.kind === 'colon') return endsWithColon(authors, rest)
  if (follower.kind === 'dash') return /^ *\P{L}+ *\p{Lu}/u.test(rest)
  // “Ann Roy, ChatGPT and Li Ng, Rest” is a list, “Ann Roy, ChatGPT and Monday Mornings” a title with nothing behind it.
  const isLoneName = authors.people === 1 && (authors.order === 'given-first' || authors.order === null)
  if (follower.kind === 'name') return !isLoneName || hasTitle(entry, nameEnd(entry.text, follower.slot))
  if (follower.kind === 'list') return !isLoneName || follower.slot === 0
  return !(isLoneName && follower.kind === 'phrase') && hasTitle(entry, follower.end)
}

/**
 * Whether a colon behind the name ends the list of authors, as Springer’s and some medical styles write it, and does
 * not open a subtitle: `Ray, P. P., ChatGPT: A review`.
 */
function endsWithColon({ order }: AuthorList, rest: string): boolean {
  if (order === 'family-initials') return /^ *: *["']?\p{Lu}(?!\p{L}? )/u.test(rest)
  return order === 'inverted' && /^ *: *["']?\p{Lu}/u.test(rest) && !subtitle.test(rest)
}

/** Behind a colon: the second half of a title about the tool. */
const subtitle =
  /^ *: *["']?(?:An? (?:\p{L}+ ){0,2}(?:review|overview|survey|introduction|guide|primer|perspective|analysis)|What|How|Why|Is|Can|Are|Do|Does|Will|Should|Who|Opportunities|Towards?)(?!\p{L})/iu
