import type { Name } from '../ai-tools/name.ts'
import { findNames } from '../ai-tools/names.ts'
import type { Line } from '../reading/lines.ts'
import { isTopic } from '../reading/people.ts'
import { parseAuthorList } from './author-list/author-list-parser.ts'
import { readSlotFollower } from './author-list/read-follower.ts'
import type { Finding } from './finding.ts'

const label =
  /^(?:(?:(?:co-? ?|joint |first |second )?authors?|students?|writers?|contributors?|members?|(?:group|team)(?: ?\d{1,2})?(?: members?)?|names?)(?: names?)?(?:\(s\))? *[:–—-] *|co-?authored-by: *|(?:(?:(?:co-?)?written|prepared|submitted|compiled|(?:co-?)?authored|created) (?:jointly )?)?by:? +|(?:von|par|por|gan):? +)/iu
/** `Ann Roy1, ChatGPT2 and Li Ng1`: each name has the mark of its affiliation. */
const marked = /^(?:[\p{L}\p{M}.'·-]+(?: [\p{L}\p{M}.'·-]+){0,4} ?\d(?:,\d)*\*?(?:, (?:and |& )?| and | & |; |$)){2,}$/u
/** The address of a tool’s maker behind a name, as version control writes a co-author. */
const makerAddress =
  /^ ?<[^<>@ ]+@(?:[\w.-]+\.)?(?:anthropic|openai|google|github|microsoft|cursor|deepseek|mistral|x)\.\w+>/u
const reviser = /[,;] ?(?:edited|revised|checked|reviewed|proofread|supervised) by .*$/iu

/**
 * A by-line that names a tool: “Author(s): …”, “by Piotr Nowak and ChatGPT”, “Written by …”. The whole line behind the
 * label must be names, so that titles and sentences are left alone.
 */
export function judgeByLine(flat: string, line: Line): Finding[] {
  const whole = flat.slice(line.start, line.end)
  const prefix = label.exec(whole)?.[0] ?? (marked.test(whole) ? '' : null)
  if (prefix === null) return []
  const text = withoutMarks(whole.slice(prefix.length).replace(reviser, ''))
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
    const isMade = makerAddress.test(whole.slice(prefix.length + name.end))
    const isPerson =
      !name.certain &&
      !name.tool?.impersonal &&
      follower.maker === null &&
      (authors.wantsGiven || authors.initials || follower.initials || follower.given)
    if (isPerson) return []
    const settled =
      name.certain || name.tool?.impersonal === true || follower.maker !== null || name.kind === 'generic' || isMade
    return [byLineFinding(name, line.start + prefix.length, text, line, settled)]
  })
}

/** Blanks the numbers of a list of names, marks of affiliations, affiliations in brackets and addresses. Offsets stay true. */
function withoutMarks(text: string): string {
  const blank = (found: string) => ' '.repeat(found.length)
  return text
    .replace(/(?<=\S) \d{1,2}[.)] /g, (found) => `;${' '.repeat(found.length - 1)}`)
    .replace(/^\d{1,2}[.)] /, blank)
    .replace(/ ?<[^<>]*>/g, blank)
    .replace(/ ?\((?:[^()]* )?(?:University|College|School|Institute|Department|Hospital|Ltd)[^()]*\)/gu, blank)
    .replace(/(?<=\p{Ll} ?)\d(?:,\d)*\*?(?=[,;. ]|$)/gu, blank)
    .trimEnd()
}

const numbered = /^\d{1,2}[.)] +/
const fullName = /^\p{Lu}[\p{L}\p{M}.'-]*(?: \p{Lu}[\p{L}\p{M}.'-]*){1,3}$/u

/** A group that lists its members under one another, with a tool among them: `1. Ann Roy`, `2. ChatGPT`. */
export function judgeMembers(flat: string, lines: Line[]): Finding[] {
  const members = lines.filter(({ start, end }) => numbered.test(flat.slice(start, end)))
  const named = members.map((line) => {
    const whole = flat.slice(line.start, line.end)
    const text = whole.replace(numbered, '')
    const [name] = findNames(text)
    const isTool = name?.kind === 'tool' && name.certain && name.start === 0 && name.end === text.length
    return { line, whole, text, name: isTool ? name : null }
  })
  const areNames = named.every(({ text, name }) => name || (fullName.test(text) && !text.split(' ').some(isTopic)))
  if (!areNames || !named.some(({ name }) => !name)) return []
  return named.flatMap(({ line, whole, text, name }) =>
    name ? [byLineFinding(name, line.start + whole.length - text.length, text, line, true)] : [],
  )
}

function byLineFinding(name: Name, offset: number, text: string, line: Line, settled: boolean): Finding {
  return {
    rule: settled ? 'ai-byline' : 'ambiguous-name',
    severity: settled ? 'conflict' : 'check',
    surface: 'by-line',
    tool: name.tool,
    vendor: name.vendor,
    name: text.slice(name.start, name.end),
    year: '',
    why: settled ? ['named as an author of the work itself'] : ['lone name that people have too'],
    start: offset + name.start,
    end: offset + name.end,
    entry: { start: line.start, end: line.end },
    linked: [],
  }
}
