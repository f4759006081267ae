import type { Span } from '../../domain/document.ts'
import { type After, readAfter } from './after.ts'
import type { Finding } from './finding.ts'
import { isKnownWork } from './known-works.ts'
import { type Lead, longestLead, readLead } from './lead.ts'
import type { Name } from './names.ts'
import { when } from './patterns.ts'
import { hasMarkOfOutput, hasTitle, isEncyclopedia, isTitleOfMaker } from './rest.ts'
import { judgeVendor } from './vendor.ts'

/** A reference entry or a note: its text, where it begins in the work, and the AI names in it (offsets into its text). */
export interface Entry extends Span {
  text: string
  names: Name[]
  surface: 'reference-list' | 'footnote'
  /** Ranges in italics where the file says so: titles, never authors. Offsets into `text`. */
  italics?: Span[]
}

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
    if (name.start - start > longestLead) break
    const lead = readLead(entry.text.slice(start, name.start))
    if (lead.state !== 'start' && lead.state !== 'open') continue
    if (isItalic(entry, name)) {
      if (lead.state === 'start' && name.certain) found.push(titleFirst(entry, name, ['in italics, as a title']))
      break
    }
    const after = readAfter(entry.text, name, entry.names.slice(index + 1, index + 4))
    const finding = name.kind === 'vendor' ? judgeVendor(entry, name, lead, after) : judgeName(entry, name, lead, after)
    if (finding) found.push(finding)
    if (finding && finding.severity === 'check' && name.kind === 'vendor') break
  }
  if (found.length === 0) found.push(...judgeAuthorless(entry, body))
  const [first, ...others] = found
  return first ? [{ ...first, linked: others }] : []
}

function judgeName(entry: Entry, name: Name, lead: Lead, after: After): Finding | null {
  const rest = entry.text.slice(after.end)
  if (after.kind === 'organisation' || isEncyclopedia(rest)) return null
  if (isPerson(entry, name, lead, after)) return null
  if (name.kind === 'generic') return judgeGeneric(entry, name, lead, after)
  if (name.tool?.publishes && isTitleOfMaker(rest, name.tool)) return null

  if (lead.state === 'start') {
    const first = judgeFirst(entry, name, lead, after, rest)
    if (first !== 'author') return first
  } else if (!isCoAuthor(entry, name, lead, after, rest)) return null

  return author(entry, name, lead, after)
}

/** An ambiguous name with initials, a given name or another name beside it is a person: nothing can tell otherwise. */
function isPerson(entry: Entry, name: Name, lead: Lead, after: After): boolean {
  if (name.certain) return false
  const before = entry.text[name.start - 1] ?? ''
  if (/[-'\u2010-\u2015]/.test(before) || /^['-]\p{L}/u.test(entry.text.slice(name.end, name.end + 2))) return true
  const initial = lead.initials || after.initials
  if (name.tool?.nobody) return false
  if (initial) return true
  if (after.maker) return false
  if (lead.wantsGiven || after.given) return true
  const small =
    /^\P{Ll}+$/u.test(entry.text.slice(name.start, name.end)) &&
    /^ \p{Lu}\p{Ll}+ \p{Ll}/u.test(entry.text.slice(name.end))
  return after.kind === 'capital' && !small
}

/** “AI (2023)”, “Artificial Intelligence (n.d.)”: only right before the year, alone or behind a final “and”. */
function judgeGeneric(entry: Entry, name: Name, lead: Lead, after: After): Finding | null {
  const isWhole = after.kind === 'year' && !after.initials
  const isAlone = lead.state === 'start' || lead.separator === 'joiner' || lead.separator === 'list'
  if (!isWhole || !isAlone || lead.initials || !hasTitle(entry, after.end)) return null
  return finding(entry, name, after, 'generic-ai-author', 'conflict', ['a general word for AI in the author’s place'])
}

/** The name stands first, or behind a repeat mark or a year: is it an author, a title, or a line that names a tool? */
function judgeFirst(entry: Entry, name: Name, lead: Lead, after: After, rest: string): Finding | null | 'author' {
  const titled = hasTitle(entry, after.end)
  const asTitle = () =>
    titleFirst(entry, name, [lead.placeholder ? 'no author printed' : 'the tool stands first, as a title'])
  if (lead.placeholder && !titled) return asTitle()
  if (lead.placeholder === 'anon' || lead.placeholder === 'repeat') return null
  if (after.kind === 'link') return null
  if (after.kind === 'medium') return asTitle()
  if (after.kind === 'end') return entry.surface === 'footnote' && !lead.initials ? 'author' : asTitle()
  if (!titled && after.kind !== 'output') {
    return after.kind === 'year' && after.maker !== 'comma' && !hasVendor(entry, after) ? 'author' : asTitle()
  }
  if (after.kind === 'prose' || after.kind === 'tool') return null
  if (after.kind === 'colon') {
    if (/^ *: *["']?\p{Ll}/u.test(rest)) return null
    return hasVendor(entry, after) ? asTitle() : 'author'
  }
  if (after.kind === 'capital')
    return /^ *\p{Lu}[\p{L}'-]* \p{Ll}/u.test(rest) && isNumbered(entry) ? 'author' : asTitle()
  return 'author'
}

/** The tool’s name in quotation marks as the whole title, or output behind a repeat mark: there is no author to judge. */
function judgeAuthorless(entry: Entry, body: number): Finding[] {
  const marked = (name: Name) => name.certain || name.tool?.nobody || hasMarkOfOutput(entry.text, name.tool)
  const tool = entry.names.find((name) => name.kind === 'tool' && marked(name))
  if (!tool) return []
  const before = entry.text.slice(body, tool.start)
  const quoted = /^["']+$/.test(before) && /^[.,]?["']/.test(entry.text.slice(tool.end, tool.end + 2))
  const repeated = /^[-–—_]{2,}/.test(before) && hasMarkOfOutput(entry.text, tool.tool)
  if (!repeated && (!quoted || hasTitle(entry, tool.end))) return []
  return [titleFirst(entry, tool, ['no author printed'])]
}

function isCoAuthor(entry: Entry, name: Name, lead: Lead, after: After, rest: string): boolean {
  if (after.kind === 'prose' || after.kind === 'tool' || after.kind === 'link' || after.kind === 'medium') return false
  if (lead.separator === 'dash') return after.kind === 'year'
  if (after.kind === 'capital') return lead.separator === 'joiner' && lead.order !== null && hasTitle(entry, after.end)
  if (lead.separator === 'joiner' || lead.separator === 'list') return true
  if (lead.complete) return false
  if (entry.names.some(({ kind, end }) => kind === 'vendor' && end <= name.start)) return false
  if (lead.order === 'family-initials' && (after.kind === 'stop' || after.kind === 'year')) return true
  if (after.kind === 'glued' || after.kind === 'quote' || after.kind === 'name' || after.kind === 'list') return true
  if (after.kind === 'colon') return endsWithColon(lead, rest)
  if (after.kind === 'dash') return /^ *\P{L}+ *\p{Lu}/u.test(rest)
  return hasTitle(entry, after.end) && name.kind === 'tool'
}

/**
 * Whether a colon behind the name ends the list of authors, as Springer’s and some medical styles write it, and does
 * not open a subtitle: `Ray, P. P., ChatGPT: A review`.
 */
function endsWithColon({ order }: Lead, rest: string): boolean {
  if (order === 'family-initials') return /^ *: *["']?\p{Lu}(?!\p{L}? )/u.test(rest)
  return order === 'inverted' && /^ *: *["']?\p{Lu}/u.test(rest) && !subtitle.test(rest)
}

const subtitle =
  /^ *: *["']?(?:An? (?:\p{L}+ ){0,2}(?:review|overview|survey|introduction|guide|primer|perspective|analysis)|What|How|Why|Is|Can|Are|Do|Does|Will|Should|Who|Opportunities|Towards?)(?!\p{L})/iu

function author(entry: Entry, name: Name, lead: Lead, after: After): Finding {
  const rule = lead.people > 0 ? 'ai-coauthor-ref' : 'ai-author-ref'
  if (isKnownWork(entry.text)) return finding(entry, name, after, rule, 'check', ['a published work that lists a tool'])
  const settled = name.certain || after.maker || name.tool?.nobody || hasMarkOfOutput(entry.text, name.tool)
  if (!settled) return finding(entry, name, after, 'ambiguous-name', 'check', ['lone name that people have too'])
  return finding(entry, name, after, rule, 'conflict', [
    ...name.why,
    lead.people > 0 ? 'among the authors' : 'alone or first in the author’s place',
  ])
}

function titleFirst(entry: Entry, name: Name, why: string[]): Finding {
  return finding(entry, name, name, 'tool-title-first', 'check', why)
}

/** Inside italics that are more than the whole entry’s look. */
function isItalic({ italics = [], text }: Entry, { start, end }: Name): boolean {
  return italics.some((span) => span.start <= start && span.end >= end && span.end - span.start < text.length * 0.8)
}

function finding(
  entry: Entry,
  name: Name,
  after: { end: number },
  rule: Finding['rule'],
  severity: Finding['severity'],
  why: string[],
): Finding {
  return {
    rule,
    severity,
    surface: entry.surface,
    tool: name.tool,
    vendor: name.vendor,
    name: entry.text.slice(name.start, name.end),
    year: yearOf(entry.text, after.end),
    why,
    start: entry.start + name.start,
    end: entry.start + name.end,
    entry: { start: entry.start, end: entry.end },
    linked: [],
  }
}

const anyYear = /(?<![\p{N}/-])(?:19|20)\d{2}[a-z]?(?![\p{N}])/u
function yearOf(text: string, from: number): string {
  return anyYear.exec(text.slice(from))?.[0] ?? anyYear.exec(text)?.[0] ?? ''
}

function hasVendor(entry: Entry, after: After): boolean {
  return entry.names.some(({ kind, start }) => kind === 'vendor' && start >= after.end)
}

const number = /^ *(?:[[(]?\d{1,3}(?:[\])][.):]?|[.):/-](?!\d)|(?= _ )|(?= *\p{Lu}))|[•▪◦·*–—-](?= )|_)? *(?:_ )?/u
const bareLabel = /^ *\p{Lu}[\p{L}+]{1,7}\d{2}[a-z]?(?=[ :.]) *[:.]? */u
const bracketLabel = /^ *(?:\[[^[\]]{1,90}\]|\([^()]{2,60}\d{4}[a-z]?\)(?= \p{Lu})) */u
const signal = /^(?:[Ss]ee(?: also)?|[Cc]f\.?|[Ee]\.g\.,?|[Cc]ompare) +/u
const yearLabel = new RegExp(`^(\\p{Lu}[\\p{L}'-]*).{0,80}? ${when} (?=(\\p{Lu}[\\p{Lu}'][\\p{L}'-]*))`, 'u')

/** Where an entry begins behind its number, bullet or label: `[19] `, `6 _ `, `[WaCG23] `, `Walsh et al. 2023 WALSH…`. */
export function bodyOf({ text }: Pick<Entry, 'text'>): number {
  let start = number.exec(text)?.[0].length ?? 0
  start += (bracketLabel.exec(text.slice(start)) ?? bareLabel.exec(text.slice(start)))?.[0].length ?? 0
  start += signal.exec(text.slice(start))?.[0].length ?? 0
  const label = yearLabel.exec(text.slice(start))
  if (label?.[1] && label[1].toUpperCase() === label[2]!.toUpperCase()) start += label[0].length
  return start
}

function isNumbered({ text }: Entry): boolean {
  return /^ *[[(]?\d/.test(text)
}
