import type { Name } from '../../ai-tools/name.ts'
import type { AuthorList } from '../author-list/author-list.ts'
import { parseAuthorList } from '../author-list/author-list-parser.ts'
import type { SlotFollower } from '../author-list/slot-follower.ts'
import type { Finding } from '../finding.ts'
import { type Entry, titleFirst } from './reference-entry.ts'
import { beginsTitle, hasMarkOfOutput, hasTitle } from './title.ts'

/** The name stands first, or behind a repeat mark or a year: is it an author, a title, or a line that names a tool? */
export function judgeFirst(
  entry: Entry,
  name: Name,
  authors: AuthorList,
  follower: SlotFollower,
): Finding | null | 'author' {
  const rest = entry.text.slice(follower.end)
  const titled = hasTitle(entry, follower.end)
  const asTitle = () =>
    titleFirst(entry, name, [authors.placeholder ? 'no author printed' : 'the tool stands first, as a title'])
  if (authors.placeholder && !titled) return asTitle()
  if (authors.placeholder === 'anon' || authors.placeholder === 'repeat') return null
  if (follower.kind === 'link') return null
  if (follower.kind === 'medium') return asTitle()
  if (follower.kind === 'end') return entry.surface === 'footnote' && !authors.initials ? 'author' : asTitle()
  if (!titled && follower.kind !== 'output') {
    return follower.kind === 'year' && follower.maker !== 'comma' && !hasVendor(entry, follower) ? 'author' : asTitle()
  }
  if (follower.kind === 'prose' || follower.kind === 'tool' || isTitleBeforeYear(follower, rest)) return null
  if (follower.kind === 'colon') {
    if (/^ *: *["']?\p{Ll}/u.test(rest)) return null
    return hasVendor(entry, follower) || isSubtitle(rest) ? asTitle() : 'author'
  }
  if (follower.kind === 'capital')
    return beginsTitle.test(rest) || (/^ *\p{Lu}[\p{L}'-]* \p{Ll}/u.test(rest) && isNumbered(entry))
      ? 'author'
      : asTitle()
  return 'author'
}

/** `: a review of …`, `: friend or foe?` */
function isSubtitle(rest: string): boolean {
  return /^ *: *An? (?:\p{L}+ ){0,2}(?:review|overview|survey|introduction|guide|primer|perspective|analysis)(?!\p{L})|^ *: *[^.?]{3,120}\?/iu.test(
    rest,
  )
}

/**
 * Words up to a year in brackets: where the year follows the author, all of it stands in the author’s place, as the
 * title of a work without an author does: `ChatGPT: friend or foe? (2023) Ward Weekly`.
 */
function isTitleBeforeYear({ kind }: SlotFollower, rest: string): boolean {
  if (kind !== 'colon' && kind !== 'phrase' && kind !== 'dash') return false
  const end = kind === 'colon' ? '[.?!]{0,2}' : '[.?!]{1,2}'
  const before =
    new RegExp(`^[^.()[\\]\\d"']{3,200}(?<!, ?)${end} ?(?=\\((?:19|20)\\d{2}[a-z]?[),])`, 'u').exec(rest)?.[0] ?? ''
  return /(?<![\p{L}'])(?!(?:and|et|al|und|y|e|van|von|der|de|da|la|le)(?!\p{L}))\p{Ll}{2,}/u.test(before)
}

/** The tool’s name in quotation marks as the whole title, or output behind a repeat mark: there is no author to judge. */
export function judgeAuthorless(entry: Entry, body: number): Finding[] {
  const marked = (name: Name) => name.certain || name.tool?.impersonal || hasMarkOfOutput(entry.text, name.tool)
  const tool = entry.names.find((name) => name.kind === 'tool' && marked(name))
  if (!tool) return []
  const before = entry.text.slice(body, tool.start)
  const quoted = isUnauthored(before) && /^[.,]? ?["']/.test(entry.text.slice(tool.end, tool.end + 3))
  const repeated = /^[-–—_]{2,}/.test(before) && hasMarkOfOutput(entry.text, tool.tool)
  if (!repeated && (!quoted || hasTitle(entry, tool.end))) return []
  return [titleFirst(entry, tool, ['no author printed'])]
}

/** A quotation mark behind nothing, a year, a repeat mark or “Anon”. */
function isUnauthored(before: string): boolean {
  const unquoted = before.replace(/["']+ *$/, '')
  const { people, state } = parseAuthorList(unquoted)
  return unquoted !== before && people === 0 && state !== 'other'
}

function hasVendor(entry: Entry, follower: SlotFollower): boolean {
  return entry.names.some(({ kind, start }) => kind === 'vendor' && start >= follower.end)
}

function isNumbered({ text }: Entry): boolean {
  return /^ *[[(]?\d/.test(text)
}
