import { findNames } from '../ai-tools/names.ts'
import type { Line } from '../reading/lines.ts'
import { parseAuthorList } from './author-list/author-list-parser.ts'
import { readSlotFollower } from './author-list/read-follower.ts'
import type { Finding } from './finding.ts'

const label =
  /^(?:(?:authors?|students?|writers?|names?)(?: names?)?(?:\(s\))? *[:–—-] *|(?:(?:written|prepared|submitted|compiled|authored|created) )?by:? +|(?:von|par|por|gan):? +)/iu
const reviser = /[,;] ?(?:edited|revised|checked|reviewed|proofread|supervised) by .*$/iu

/**
 * A by-line that names a tool: “Author(s): …”, “by Piotr Nowak and ChatGPT”, “Written by …”. The whole line behind the
 * label must be names, so that titles and sentences are left alone.
 */
export function judgeByLine(flat: string, line: Line): Finding[] {
  const whole = flat.slice(line.start, line.end)
  const prefix = label.exec(whole)?.[0]
  if (!prefix) return []
  const text = whole.slice(prefix.length).replace(reviser, '')
  const names = findNames(text)
  return names.flatMap((name, index): Finding[] => {
    if (name.kind === 'vendor') return []
    const authors = parseAuthorList(text.slice(0, name.start))
    const follower = readSlotFollower(text, name, names.slice(index + 1))
    const isSlot =
      follower.kind === 'end' ||
      follower.kind === 'list' ||
      follower.kind === 'name' ||
      follower.kind === 'tool' ||
      follower.kind === 'phrase' ||
      follower.kind === 'stop'
    if ((authors.state !== 'start' && authors.state !== 'open') || !isSlot) return []
    const isPerson =
      !name.certain &&
      !name.tool?.nobody &&
      follower.maker === null &&
      (authors.wantsGiven || authors.initials || follower.initials || follower.given)
    if (isPerson) return []
    const settled = name.certain || name.tool?.nobody || follower.maker !== null || name.kind === 'generic'
    const start = line.start + prefix.length
    return [
      {
        rule: settled ? 'ai-byline' : 'ambiguous-name',
        severity: settled ? 'conflict' : 'check',
        surface: 'by-line',
        tool: name.tool,
        vendor: name.vendor,
        name: text.slice(name.start, name.end),
        year: '',
        why: settled ? ['named as an author of the work itself'] : ['lone name that people have too'],
        start: start + name.start,
        end: start + name.end,
        entry: { start: line.start, end: line.end },
        linked: [],
      },
    ]
  })
}
