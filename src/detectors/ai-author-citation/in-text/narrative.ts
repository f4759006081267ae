import type { Name } from '../../ai-tools/name.ts'
import { when } from '../../reading/dates.ts'
import { matchAt } from '../../reading/match-at.ts'
import { etAl, joiner, nameEnd } from '../../reading/people.ts'
import { readSlotFollower } from '../author-list/read-follower.ts'
import type { SlotFollower } from '../author-list/slot-follower.ts'
import { isAttributed, isAuthorIn } from './attribution.ts'
import { anyWhen, type Cited, page, reach } from './citation-parts.ts'
import { personalCommunication } from './personal-communication.ts'

/** A year in brackets stands this near to the name it belongs to, maker and version between them. */
const nearest = 60
const bracketedYear = new RegExp(
  `(?:'s?)? *[(\\[] *(?:${when}|${personalCommunication})(?:,? ${when})*(?:, ${personalCommunication})?${page}? *[)\\]]`,
  'uy',
)
const personal = new RegExp(personalCommunication, 'u')

/** `ChatGPT (2024) argues …`, `According to Bard (2023), …`: a year in brackets and a word that makes it an author. */
export function readNarrative(flat: string, name: Name, next: Name[]): Cited | null {
  if (!/[([]/.test(flat.slice(name.end, name.end + nearest))) return null
  const near = flat.slice(0, name.end + reach)
  const follower = readSlotFollower(near, name, next)
  const makerAndYear = follower.maker === 'beside' && anyWhen.test(flat.slice(name.end, follower.end))
  const end = makerAndYear ? name.end : pastNames(near, follower)
  const rest = flat.slice(end, end + reach)
  const year = makerAndYear ? flat.slice(name.end, follower.end) : matchAt(bracketedYear, rest, 0)
  if (!year) return null
  const before = flat.slice(Math.max(0, name.start - 60), name.start)
  if (!name.certain && /(?:\p{Lu}[\p{L}'.-]*|[Tt]he|[Aa]n?) $/u.test(before) && !isAttributed(before)) return null
  const isPersonal = personal.test(year)
  const possessive = /^'s/.test(rest) && !happening.test(rest.slice(year.length))
  const isAuthor = isPersonal || possessive || isAuthorIn(before, rest.slice(year.length))
  if (!isAuthor) return null
  return { year: anyWhen.exec(year)?.[0] ?? '', why: ['a year in brackets and an author’s verb'] }
}

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
