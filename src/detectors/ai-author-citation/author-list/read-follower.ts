import type { Name } from '../../ai-tools/name.ts'
import { matchAt } from '../../reading/match-at.ts'
import { initials, joiner, startsWithName } from '../../reading/people.ts'
import { makerBehind } from './maker.ts'
import { comma, nextSlotAt } from './next-slot.ts'
import type { SlotFollower } from './slot-follower.ts'

const role =
  / *\((?:editors?|[Ee]ds?|Hrsg|Hg|dir|coord|red|author)\.?\)|,? (?:(?:eds?|Hrsg|Hg)\.|eds|editors?)(?= |,|\.|$)/uy
const version = / *\([^()]{0,40}(?:version|Version|model|GPT|[0-9]\.[0-9])[^()]{0,40}\)/uy
/** A word or two that say what a tool is: `DeepSeek (China)`, `ChatGPT (a chatbot)`. */
const gloss = / *\([\p{L} '-]{2,40}\)/uy
const edge = `(?= *[,;:&(/.]| ${joiner}| \\d{4}| - |$)`
const inBrackets = ',? \\((?:\\p{Lu}\\.?[ -]?){1,3}\\)'
/** As people have them. */
const ownInitials = new RegExp(`,? (?:${initials})${edge}|${inBrackets}`, 'uy')
/** As programs make them up for tools, from the maker’s name: `ChatGPT, O.`, `Copilot M`. */
const inventedInitials = new RegExp(
  `,? \\p{Lu}(?:\\.(?: ?\\p{Lu}\\.)?)?(?![\\p{L}\\p{N}'])${edge}| \\p{Lu}{2}(?![\\p{L}\\p{N}'-])${edge}|${inBrackets}`,
  'uy',
)
const chatAsGiven = /, Chat(?!\p{L})/uy
const letter = /\p{Script=Latin}/uy
/** Case endings that Polish, Hungarian and Turkish hang on a name: `ChatGPT-a`, `ChatGPT’ye`. */
const caseEnding = /['-](?:a|e|u|em|ie|owi|om|ów|y|nek|nak|ye|ya|in|ın)(?!\p{L})/uy
const bodies =
  'Team|Teams|Group|Project|Consortium|Collaboration|Foundation|Institute|University|Universität|Université|College|School|Observatory|Press|Society|Association|Centre|Center|Council|Commission|Laboratory|Laboratories|Lab|Labs|Library|Museum|Company|Corporation|Studio|Studios|Partners|Support|Ltd|Limited|Inc|LLC|GmbH|PLC|Research|Security|Trust|Hospital|Street|Road'
const organisation = new RegExp(
  `[ -](?:\\p{Lu}[\\p{L}&-]* ){0,2}(?:${bodies}|${bodies.toUpperCase()})(?!\\p{Ll})`,
  'uy',
)

/** Reads on from `name`; `next` are the names that follow it in the same text. */
export function readSlotFollower(text: string, name: Name, next: Name[]): SlotFollower {
  const nothing = { given: false, role: false, initials: '', maker: null, separator: null, slot: 0, end: name.end }
  if (name.glued) return { ...nothing, kind: 'glued' }
  if (matchAt(organisation, text, name.end)) return { ...nothing, kind: 'organisation' }

  const { maker, end: behindMaker } = makerBehind(text, name, next) ?? nothing
  let end = behindMaker
  const take = (pattern: RegExp) => {
    const taken = matchAt(pattern, text, end)
    end += taken.length
    return taken
  }
  if (name.tool?.id === 'gpt') take(chatAsGiven)
  if (name.certain) take(caseEnding)
  if (matchAt(letter, text, end)) return { ...nothing, maker, end, kind: 'glued' }
  const ownOrInvented = maker ? '' : take(name.certain ? inventedInitials : ownInitials).trim()
  const isRole = take(role) !== ''
  take(version)
  if (name.certain) take(gloss)
  const given = isGivenName(text, end, name, next)
  const follower = { maker, initials: ownOrInvented, role: isRole, given, end, ...nextSlotAt(text, end, next) }
  return throughTools(follower, text, next)
}

/** Whether a comma and what could be a given name stand at `at`, and not the tool’s maker. */
function isGivenName(text: string, at: number, name: Name, next: Name[]): boolean {
  const slot = at + matchAt(comma, text, at).length
  const isMaker = next.some(({ start, tool }) => start === slot && tool?.vendor === name.vendor?.id)
  return slot > at && !isMaker && startsWithName(text, slot) !== 'no'
}

/** `ChatGPT, Gemini and Claude (2024)`: tools in a row are judged by what follows the last of them. */
function throughTools(follower: SlotFollower, text: string, next: Name[]): SlotFollower {
  if (follower.kind !== 'tool') return follower
  const index = next.findIndex(({ start }) => start === follower.slot)
  const { kind, end } = readSlotFollower(text, next[index]!, next.slice(index + 1))
  if (kind === 'colon') return { ...follower, kind, end }
  const isList = kind === 'year' || kind === 'stop' || kind === 'quote' || kind === 'list' || kind === 'name'
  return isList ? { ...follower, kind: 'list' } : follower
}
