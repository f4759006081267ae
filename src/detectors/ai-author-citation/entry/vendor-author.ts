import type { Name } from '../../ai-tools/name.ts'
import type { AuthorList } from '../author-list/author-list.ts'
import type { SlotFollower } from '../author-list/slot-follower.ts'
import type { Finding } from '../finding.ts'
import type { Entry } from './reference-entry.ts'
import { hasMarkOfOutput } from './title.ts'

const report =
  /(?<!\p{L})(?:technical report|system card|model card|polic(?:y|ies)|privacy|security|introducing|user guide)(?!\p{L})|\[(?:blog(?: post)?|press release|report|web ?page|help page|news release|announcement)\]/iu

/**
 * A maker in the author’s place is a question only when the entry is output of its tool, as APA 7 writes it: a medium
 * in brackets, “Response to …”, a link to a conversation, or a title that is the tool’s name. Reports, policies and
 * help pages of the maker are its own work.
 */
export function judgeVendor(entry: Entry, name: Name, authors: AuthorList, follower: SlotFollower): Finding | null {
  if (authors.state !== 'start' || authors.initials || follower.kind === 'organisation') return null
  if (follower.kind === 'prose' || follower.kind === 'name' || follower.initials || follower.given) return null
  const rest = entry.text.slice(follower.end)
  const tools = entry.names.filter(({ kind, start }) => kind === 'tool' && start >= follower.end)
  const titled = tools.find(({ start, end }) => isWholeTitle(entry.text, follower.end, start, end))
  const marked = hasMarkOfOutput(rest, tools[0]?.tool ?? null)
  if (report.test(rest)) return null
  if (!titled && !(marked && (tools.length > 0 || /\[[^\]]*(?:AI|[Mm]odel|[Cc]hat)[^\]]*\]/.test(rest)))) return null
  return {
    rule: 'vendor-as-author',
    severity: 'check',
    surface: entry.surface,
    tool: (titled ?? tools[0])?.tool ?? null,
    vendor: name.vendor,
    name: entry.text.slice(name.start, name.end),
    year: /(?<![\p{N}/-])(?:19|20)\d{2}[a-z]?(?!\p{N})/u.exec(rest)?.[0] ?? '',
    why: ['maker in the author’s place', titled ? 'the title is the tool’s name' : 'marks of generated output'],
    start: entry.start + name.start,
    end: entry.start + name.end,
    entry: { start: entry.start, end: entry.end },
    linked: [],
  }
}

/** Only a year and punctuation before the tool’s name, and a stop, a bracket or the year behind it. */
function isWholeTitle(text: string, from: number, start: number, end: number): boolean {
  const before = text.slice(from, start)
  const follower = text.slice(end, end + 12)
  return (
    /^[\s.,:;()[\]"'\d\p{L}–—-]{0,30}$/u.test(before) &&
    !/\p{L}{5,}/u.test(before) &&
    /^(?: ?["'](?= )|["']? *(?:[.,;([]|$|<|https?:|\d{4}))/u.test(follower)
  )
}
