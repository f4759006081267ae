import { isKnownWork } from '../../ai-tools/known-works.ts'
import type { Name } from '../../ai-tools/name.ts'
import { joiner } from '../../reading/people.ts'
import type { AuthorList } from '../author-list/author-list.ts'
import { longestAuthorList, parseAuthorList } from '../author-list/author-list-parser.ts'
import { readSlotFollower } from '../author-list/read-follower.ts'
import type { SlotFollower } from '../author-list/slot-follower.ts'
import type { Finding } from '../finding.ts'
import { isCoAuthor } from './co-author.ts'
import { judgeAuthorless, judgeFirst } from './first-author.ts'
import { publicationOf } from './publication.ts'
import { bodyOf, type Entry, findingAt, isItalic, titleFirst } from './reference-entry.ts'
import { hasMarkOfOutput, hasTitle, isEncyclopedia } from './title.ts'
import { judgeVendor } from './vendor-author.ts'

/**
 * Judges who stands in the author's place of one entry. A name counts only when everything before it reads as a list
 * of authors and what follows does not read as the rest of a title.
 */
export function judgeEntry(entry: Entry): Finding[] {
  const body = bodyOf(entry)
  const found: Finding[] = []
  for (const [index, name] of entry.names.entries()) {
    if (name.start < body && !name.certain) continue
    const start = name.start >= body ? body : 0
    if (name.start - start > longestAuthorList) break
    const authors = parseAuthorList(entry.text.slice(start, name.start))
    if (authors.state === 'closed' && /\. *$/.test(entry.text.slice(start, name.start))) break
    if (authors.state !== 'start' && authors.state !== 'open') continue
    if (isItalic(entry, name)) {
      if (authors.state === 'start' && name.certain) found.push(titleFirst(entry, name, ['in italics, as a title']))
      break
    }
    const follower = readSlotFollower(entry.text, name, entry.names.slice(index + 1, index + 4))
    const finding =
      name.kind === 'vendor' ? judgeVendor(entry, name, authors, follower) : judgeName(entry, name, authors, follower)
    if (finding) found.push(finding)
    const isTitle = authors.state === 'start' && follower.kind === 'colon' && finding?.severity !== 'conflict'
    if (isTitle && name.kind === 'tool') break
    if (finding && finding.severity === 'check' && name.kind === 'vendor') break
  }
  if (found.length === 0) found.push(...judgeAuthorless(entry, body))
  const main = found.find(({ severity }) => severity === 'conflict') ?? found[0]
  return main ? [{ ...main, linked: found.filter((other) => other !== main) }] : []
}

/** Pages on which a maker explains its tool hold no answers of it. */
const helpPage = /(?<![\p{L}\d.-])(?:docs|help|support)\.[\p{L}\d-]+\.\p{L}/u

function judgeName(entry: Entry, name: Name, authors: AuthorList, follower: SlotFollower): Finding | null {
  const rest = entry.text.slice(follower.end)
  if (follower.kind === 'organisation' || isEncyclopedia(rest)) return null
  if (isPerson(entry, name, authors, follower)) return null
  if (name.kind === 'generic') return judgeGeneric(entry, name, authors, follower)
  if (name.tool?.publishes && authors.people === 0) {
    const publication = publicationOf(entry, follower.end, name.tool)
    if (publication === 'maker') return null
    if (publication === 'open')
      return findingAt(entry, name, follower, 'ambiguous-name', 'check', ['a name of a tool and of its maker'])
  }

  if (authors.people === 0 && !name.tool?.publishes && helpPage.test(rest))
    return findingAt(entry, name, follower, 'ambiguous-name', 'check', ['a page of the maker under the tool’s name'])

  if (authors.state === 'start') {
    const first = judgeFirst(entry, name, authors, follower)
    if (first !== 'author') return first
  } else if (!isCoAuthor(entry, name, authors, follower)) return null

  return author(entry, name, authors, follower)
}

/** An ambiguous name with initials, a given name or another name beside it is a person: nothing can tell otherwise. */
function isPerson(entry: Entry, name: Name, authors: AuthorList, follower: SlotFollower): boolean {
  if (name.certain) return false
  const before = entry.text[name.start - 1] ?? ''
  if (/[-'\u2010-\u2015]/.test(before) || /^['-]\p{L}/u.test(entry.text.slice(name.end, name.end + 2))) return true
  if (name.tool?.impersonal) return !follower.maker && follower.given && loneGiven.test(entry.text.slice(follower.end))
  if (isNamedAi(entry, name, follower)) return false
  if (authors.initials || follower.initials) return true
  if (follower.maker) return false
  if (authors.wantsGiven || follower.given) return true
  const small =
    /^\P{Ll}+$/u.test(entry.text.slice(name.start, name.end)) &&
    /^ \p{Lu}\p{Ll}+ \p{Ll}/u.test(entry.text.slice(name.end))
  return follower.kind === 'capital' && !small
}

/** `Ek, Å., Pi AI and Ng, L.`: where other authors’ initials have points, “AI” without any is no one’s initials. */
function isNamedAi({ text }: Entry, name: Name, follower: SlotFollower): boolean {
  if (follower.initials !== 'AI' || !/^ AI/.test(text.slice(name.end, name.end + 3))) return false
  const others = text.slice(0, name.start) + (follower.slot > 0 ? text.slice(follower.slot, follower.slot + 30) : '')
  return /(?<!\p{L})\p{Lu}\.(?=[,;]| ?\p{Lu}\.| (?:and|&))|, \p{Lu}\. \(/u.test(others)
}

/** One given name in full, and no list of surnames: `, Jean (2020)`, `, Jean and …`, `, Jean. Rest on wards`. */
const loneGiven = new RegExp(`^, ?\\p{Lu}\\p{Ll}+(?= *(?:[.:;(/]|${joiner}))`, 'u')

/** “AI (2023)”, “Artificial Intelligence (n.d.)”: only right before the year, alone or behind a final “and”. */
function judgeGeneric(entry: Entry, name: Name, authors: AuthorList, follower: SlotFollower): Finding | null {
  const isWhole = follower.kind === 'year' && !follower.initials
  const isAlone = authors.state === 'start' || authors.separator === 'joiner' || authors.separator === 'list'
  if (!isWhole || !isAlone || authors.initials || !hasTitle(entry, follower.end)) return null
  return findingAt(entry, name, follower, 'generic-ai-author', 'conflict', [
    'a general word for AI in the author’s place',
  ])
}

function author(entry: Entry, name: Name, authors: AuthorList, follower: SlotFollower): Finding {
  const rule = authors.people > 0 ? 'ai-coauthor-ref' : 'ai-author-ref'
  if (isKnownWork(entry.text))
    return findingAt(entry, name, follower, rule, 'check', ['a published work that lists a tool'])
  const settled =
    name.certain ||
    isNamedAi(entry, name, follower) ||
    follower.maker ||
    name.tool?.impersonal ||
    hasMarkOfOutput(entry.text, name.tool)
  if (!settled) return findingAt(entry, name, follower, 'ambiguous-name', 'check', ['lone name that people have too'])
  return findingAt(entry, name, follower, rule, 'conflict', [
    ...name.why,
    authors.people > 0 ? 'among the authors' : 'alone or first in the author’s place',
  ])
}
