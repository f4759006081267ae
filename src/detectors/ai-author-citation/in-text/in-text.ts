import type { Span } from '../../../domain/screening/document.ts'
import type { Name } from '../../ai-tools/name.ts'
import { when } from '../../reading/dates.ts'
import { matchAt } from '../../reading/match-at.ts'
import { etAl, joiner, nameEnd } from '../../reading/people.ts'
import { parseAuthorList } from '../author-list/author-list-parser.ts'
import { readSlotFollower } from '../author-list/read-follower.ts'
import type { SlotFollower } from '../author-list/slot-follower.ts'
import type { Finding } from '../finding.ts'
import {
  attributionInOtherLanguages,
  openingInOtherLanguages,
  personalCommunication,
  signal,
  verbInOtherLanguages,
} from './phrases.ts'

const reach = 240
/** A year in brackets stands this near to the name it belongs to, maker and version between them. */
const nearest = 60
const page =
  '(?:,? ?第?\\p{N}+[页頁]|,? ?(?:pp?|paras?|ch|[sS]|ss|f|lines?|section|no|str|t|tud|tt|blz|pág|ص)\\.? ?[\\p{N}ivx][\\p{N}ivx–-]*|: ?\\p{N}+(?:[–-]\\p{N}+)?)'
const tail = new RegExp(
  `^[.,]{0,2} *[(\\[]?${when}(?:,? (?:${when}|${personalCommunication}))*[)\\]]?${page}?(?:,? (?:as )?(?:cited|quoted) (?:in|by) .{1,80})?[ .,]*$`,
  'u',
)
const secondHand = new RegExp(`^,? (?:as )?(?:cited|quoted) (?:in|by) .{1,80}${when}${page}?[ .]*$`, 'u')
const restOfList = new RegExp(`^[\\p{L}\\p{M},;&/ .'-]*?[,. ]\\(?${when}\\)?${page}?[ .]*$`, 'u')
const bracketedYear = new RegExp(
  `(?:'s?)? *[(\\[] *(?:${when}|${personalCommunication})(?:,? ${when})*(?:, ${personalCommunication})?${page}? *[)\\]]`,
  'uy',
)
const personal = new RegExp(personalCommunication, 'u')
const anyWhen = new RegExp(when, 'u')
const pageOnly = new RegExp(`^${page}$`, 'u')
/** `(ChatGPT; Roy, 2019)`: a bare name among citations. */
const otherCitation = /\p{Lu}[^;]*, (?:19|20)\d{2}[a-z]? *(?:;|$)/u
const earlierCitation = new RegExp(`^.*(?:19|20)\\d{2}[a-z]?(?:${page})?[,:] +`, 'u')

const says =
  'argue|state|say|said|claim|suggest|explain|define|describe|note|point|write|wrote|conclude|report|find|found|show|highlight|recommend|propose|maintain|assert|believe|emphasi[sz]e|stress|identif(?:y|ie)|list|outline|mention|observe|discuss|indicate|confirm|agree|add|advise|demonstrate|remind|give|gave|present|summari[sz]e|answer|respond|reply|replied|replie|tell|told|warn|insist|contend|think|thought|posit|reveal|acknowledge|illustrate|clarif(?:y|ie)|elaborate|predict|estimate|underline|remark|comment|recall'
const authorVerb = new RegExp(
  `^[,]? ?(?:(?:also|further|rightly|clearly|has|have|had|then|again|similarly|however,?|thus|therefore|usefully) ){0,2}(?:${says})(?:s|d|ed|es|ing)?(?!\\p{L})`,
  'u',
)
const attribution =
  /(?<!\p{L})(?:according to|as|(?:argued|stated|explained|defined|described|noted|suggested|shown|reported|put|claimed|outlined|proposed|given|provided) by|in the (?:words|view|opinion) of|cited in|quoted in) $/iu
const descriptor =
  /(?<!\p{L})(?:[\p{N}.,%]+|chatbots?|bots?|tools?|AI|models?|assistants?|programs?|programmes?|software|apps?|applications?|platforms?|systems?|services?|technolog(?:y|ies)|intelligence|engines?|generators?|LLMs?|transformers?|interfaces?|helpers?|checkers?|product|company|companies|version|called|named|as|or|like|using|used|with|by|via|from|to|of|in|on)["']? $/iu
const useVerb =
  /(?<!\p{L})(?:us(?:ed?|ing|es)|ask(?:ed|ing)?|prompt(?:ed|ing|s)?|generat(?:e|ed|ing)|translat(?:ed|ing)|proofread|checked|help(?:ed)?|assist(?:ed|ance)|test(?:ed|ing)?|compar(?:ed|ing)|tools?|chatbots?|software|acknowledge)(?!\p{L})/iu

/** What a name in the body is part of: a citation in brackets, a narrative citation, or nothing that cites. */
export function readInText(
  flat: string,
  name: Name,
  next: Name[],
  bracket: Span | null,
): Omit<Finding, 'rule' | 'severity' | 'linked' | 'entry' | 'surface'> | null {
  const before = flat[name.start - 1] ?? ''
  if (!name.certain && /[-'\u2010-\u2015]/.test(before)) return null
  const cited = (bracket && bracketed(flat, name, next, bracket)) ?? narrative(flat, name, next)
  if (!cited) return null
  return {
    tool: name.tool,
    vendor: name.vendor,
    name: flat.slice(name.start, name.end),
    start: name.start,
    end: name.end,
    ...cited,
  }
}

interface Cited {
  year: string
  why: string[]
}

/** `(ChatGPT, 2023)`, `(Walsh & ChatGPT, 2023; …)`, `(ChatGPT, personal communication, …)`, and MLA’s bare `(ChatGPT)`. */
function bracketed(flat: string, name: Name, next: Name[], bracket: Span): Cited | null {
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
  if (isWhole && state === 'start' && isAlone) return bare(flat, name, bracket)
  return null
}

/** Small words and letters of other languages: in their sentences a bare name in brackets only says which tool is meant. */
const otherLanguage =
  /[^\P{L}\p{Script=Latin}]|(?<!\p{L})(?:der|das|ein|eine|wurde|und|les?|la|une?|du|el|los|las|se|il|gli|di|uma?|foi|os|het|een|van|er|w|z|na|mae|yr?|yn|ei|roedd|czatbot\p{L}*)(?!\p{L})/iu
const accented = /[^\P{Ll}a-z]/u

/** The tool alone in brackets at the end of a claim, as MLA cites; behind a word such as “chatbot” it only names it. */
function bare(flat: string, name: Name, bracket: Span): Cited | null {
  if (!name.certain || (name.byNumber && !name.tool?.nobody)) return null
  const sentence = flat.slice(Math.max(0, bracket.start - 1 - reach), bracket.start - 1)
  const own = sentence.slice(sentence.lastIndexOf('. ') + 1)
  const closes = /^[)\]]["']?[.;!?]/.test(flat.slice(bracket.end, bracket.end + 3))
  if (
    name.kind !== 'tool' ||
    !closes ||
    otherLanguage.test(own) ||
    accented.test(own) ||
    descriptor.test(own) ||
    useVerb.test(own)
  )
    return null
  return { year: '', why: ['the name alone in brackets behind a claim'] }
}

/** `ChatGPT (2024) argues …`, `According to Bard (2023), …`: a year in brackets and a word that makes it an author. */
function narrative(flat: string, name: Name, next: Name[]): Cited | null {
  if (!/[([]/.test(flat.slice(name.end, name.end + nearest))) return null
  const near = flat.slice(0, name.end + reach)
  const follower = readSlotFollower(near, name, next)
  const makerAndYear = follower.maker === 'beside' && anyWhen.test(flat.slice(name.end, follower.end))
  const end = makerAndYear ? name.end : pastNames(near, follower)
  const rest = flat.slice(end, end + reach)
  const year = makerAndYear ? flat.slice(name.end, follower.end) : matchAt(bracketedYear, rest, 0)
  if (!year) return null
  const before = flat.slice(Math.max(0, name.start - 60), name.start)
  if (!name.certain && /(?:\p{Lu}[\p{L}'.-]*|[Tt]he|[Aa]n?) $/u.test(before) && !attribution.test(before)) return null
  const isPersonal = personal.test(year)
  const possessive = /^'s/.test(rest) && !happening.test(rest.slice(year.length))
  const isAuthor = isPersonal || possessive || isAuthorIn(before, rest.slice(year.length))
  if (!isAuthor) return null
  return { year: anyWhen.exec(year)?.[0] ?? '', why: ['a year in brackets and an author’s verb'] }
}

/** Whether the words before a name and those behind its year make it an author. */
function isAuthorIn(before: string, behind: string): boolean {
  if (attribution.test(before) || authorVerb.test(behind) || verbInOtherLanguages.test(behind)) return true
  const leads = attributionInOtherLanguages.test(before) || openingInOtherLanguages.test(before)
  return leads && !comesNext.test(behind)
}

/** `Nach ChatGPT (2022) kamen andere`: what follows in time, not in opinion. */
const comesNext =
  /^ (?:kam(?:en)?|erschien(?:en)?|folgte(?:n)?|wurden?|entstand(?:en)?|gibt es|verdean|parurent|surgieron|surgiram|verschenen|kwamen)(?!\p{L})/u

/** `ChatGPT’s (2022) launch` tells when something happened to the tool, not what it says. */
const happening =
  /^ (?:public )?(?:launch|release|debut|arrival|emergence|introduction|rise|success|popularity|update|version|appearance)(?!\p{L})/u

/** Behind further names: `ChatGPT and Ek (2024)`, `ChatGPT et al. (2024)`. */
function pastNames(text: string, follower: SlotFollower): number {
  if (follower.slot === 0) return follower.end + matchAt(others, text, follower.end).length
  let end = nameEnd(text, follower.slot)
  for (let people = 0; people < 4; people++) {
    const slot = end + matchAt(nextName, text, end).length
    const next = slot > end ? nameEnd(text, slot) : end
    if (next === slot || next === end) break
    end = next
  }
  return end
}

const others = new RegExp(`,? ${etAl}`, 'uy')
const nextName = new RegExp(` *(?:,? ?${joiner}|,) *`, 'uy')

/**
 * The inside of the innermost brackets around each name, or null. One pass over the text, however it is bracketed;
 * brackets further apart than a citation is long do not count.
 */
export function bracketsAround(flat: string, names: Span[]): (Span | null)[] {
  const around: (Span | null)[] = names.map(() => null)
  const open: number[] = []
  const waiting: number[] = []
  let next = 0
  for (const { 0: bracket, index } of flat.matchAll(/[()[\]]/g)) {
    while (next < names.length && names[next]!.start < index) waiting.push(next++)
    if (bracket === '(' || bracket === '[') {
      open.push(index)
      continue
    }
    const start = open.pop()
    while (waiting.length > 0 && names[waiting.at(-1)!]!.start > (start ?? -1)) {
      const name = waiting.pop()!
      const isNear = start !== undefined && index - start <= 2 * reach && names[name]!.end <= index
      around[name] = isNear ? { start: start + 1, end: index } : null
    }
  }
  return around
}
