import type { Name } from '../../ai-tools/name.ts'
import { when } from '../../reading/dates.ts'
import { matchAt } from '../../reading/match-at.ts'
import { etAl, initials, joiner, startsWithName } from '../../reading/people.ts'

/** What follows a name in an entry, and so whether the name ends an author’s slot or begins a title. */
export interface After {
  kind:
    | 'year'
    | 'quote'
    | 'stop'
    | 'colon'
    | 'dash'
    | 'list'
    | 'name'
    | 'tool'
    | 'phrase'
    | 'output'
    | 'medium'
    | 'link'
    | 'glued'
    | 'capital'
    | 'prose'
    | 'organisation'
    | 'end'
  /** Where the name ends with its maker, its initials and its role. */
  end: number
  /** Initials or a given name behind the name, as people have and as programs invent for tools. */
  initials: string
  /** After a comma stands what could be a given name. */
  given: boolean
  /** “eds” or the like stands behind the name. */
  role: boolean
  /** The maker stands in brackets or after “by” (`beside`), or behind a comma, in the place of a given name. */
  maker: 'beside' | 'comma' | null
  separator: 'joiner' | 'comma' | 'list' | null
  /** Where the next slot of the list begins; 0 when there is none, as behind “et al.”. */
  slot: number
}

const space = / */uy
const year = new RegExp(`[ .,]{0,4}[(\\[<]? */?${when}`, 'uy')
const etal = new RegExp(`,? ${etAl}`, 'uy')
const joined = new RegExp(` *,? ?${joiner} *`, 'uy')
const listed = new RegExp(` *[;/|·•] *(?:${joiner} )?`, 'uy')
const comma = / *, */uy
const full = / *\.{1,2}(?=[\s,]|\p{Lu}|$) */uy
const dash = / ?[–—]| ?-{1,3} | -/uy
const quote = / *[.,:]{0,2} *["']{1,2}(?= ?[\p{L}\p{N}"'])/uy
const medium = / *[.,]? *\[(?!\d|et al)/uy
const linked = / *[.,:]? *\(? *<?(?:https?:|www\.|[a-z]+\.(?:[a-z]+\.)?(?:com|ai|org)[/)\s])/uy
const output =
  / *[,.:]? *\(?(?:personal communication|pers\. comm|(?:in )?(?:response|reply|answer|conversation|chat|dialogue|output) (?:to|with)(?!\p{L}))/uy
const role =
  / *\((?:editors?|[Ee]ds?|Hrsg|Hg|dir|coord|red|author)\.?\)|,? (?:(?:eds?|Hrsg|Hg)\.|eds|editors?)(?= |,|\.|$)/uy
const version = / *\([^()]{0,40}(?:version|Version|model|GPT|[0-9]\.[0-9])[^()]{0,40}\)/uy
/** A word or two about a tool that cannot be taken for anybody: `DeepSeek (China)`, `ChatGPT (a chatbot)`. */
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
const bodies =
  'Team|Teams|Group|Project|Consortium|Collaboration|Foundation|Institute|University|Universität|Université|College|School|Observatory|Press|Society|Association|Centre|Center|Council|Commission|Laboratory|Laboratories|Lab|Labs|Library|Museum|Company|Corporation|Studio|Studios|Partners|Support|Ltd|Limited|Inc|LLC|GmbH|PLC|Research|Security|Trust|Hospital|Street|Road'
const organisation = new RegExp(
  `[ -](?:\\p{Lu}[\\p{L}&-]* ){0,2}(?:${bodies}|${bodies.toUpperCase()})(?!\\p{Ll})`,
  'uy',
)

/** Reads on from `name`; `next` are the names that follow it in the same text. */
export function readAfter(text: string, name: Name, next: Name[]): After {
  const after: After = {
    kind: 'end',
    end: name.end,
    initials: '',
    given: false,
    role: false,
    maker: null,
    separator: null,
    slot: 0,
  }
  const take = (pattern: RegExp) => {
    const taken = matchAt(pattern, text, after.end)
    after.end += taken.length
    return taken
  }
  if (name.glued) return { ...after, kind: 'glued' }
  if (matchAt(organisation, text, after.end)) return { ...after, kind: 'organisation' }

  takeMaker(text, after, next, name.certain)
  if (name.tool?.id === 'gpt') take(chatAsGiven)
  if (/^\p{L}/u.test(text.slice(after.end))) return { ...after, kind: 'glued' }
  if (!after.maker) after.initials = take(name.certain ? inventedInitials : ownInitials).trim()
  after.role = take(role) !== ''
  take(version)
  if (name.certain) take(gloss)
  const given = matchAt(comma, text, after.end)
  const slot = after.end + given.length
  after.given =
    given !== '' &&
    !next.some(({ start, tool }) => start === slot && tool?.vendor === name.vendor?.id) &&
    startsWithName(text, slot) !== 'no'
  return throughTools({ ...after, ...kindAt(text, after.end, next) }, text, next)
}

/** `ChatGPT, Gemini and Claude (2024)`: tools in a row are judged by what stands behind the last of them. */
function throughTools(after: After, text: string, next: Name[]): After {
  if (after.kind !== 'tool') return after
  const index = next.findIndex(({ start }) => start === after.slot)
  const { kind, end } = readAfter(text, next[index]!, next.slice(index + 1))
  if (kind === 'colon') return { ...after, kind, end }
  const isList = kind === 'year' || kind === 'stop' || kind === 'quote' || kind === 'list' || kind === 'name'
  return isList ? { ...after, kind: 'list' } : after
}

/** `(OpenAI)`, `by OpenAI`, `, OpenAI` behind a tool's name. */
function takeMaker(text: string, after: After, next: Name[], certain: boolean) {
  const maker = next.find(({ start, kind }) => kind === 'vendor' && start >= after.end)
  if (!maker || maker.start - after.end > 8) return
  const between = text.slice(after.end, maker.start)
  const bracket = /^ *[([]$/.test(between) ? matchAt(/[^()[\]]{0,20}[)\]]/uy, text, maker.end) : ''
  if (bracket || /^ (?:by|from|BY|FROM) $/.test(between)) after.maker = 'beside'
  else if ((/^, ?$/.test(between) || (between === ' ' && certain)) && matchAt(makerEdge, text, maker.end) === '')
    after.maker = 'comma'
  else return
  after.end = maker.end + bracket.length
}

const makerEdge = new RegExp(`(?! *${joiner}) *\\p{L}`, 'uy')

function kindAt(text: string, at: number, next: Name[]): Pick<After, 'kind' | 'separator' | 'slot'> {
  const is = (pattern: RegExp) => matchAt(pattern, text, at).length
  const plain = (kind: After['kind']) => ({ kind, separator: null, slot: 0 })
  if (at + is(space) >= text.length) return plain('end')
  if (is(output)) return plain('output')
  if (is(linked)) return plain('link')
  if (is(year)) return plain('year')
  if (is(medium)) return plain('medium')
  if (is(etal)) return plain('list')
  if (is(quote)) return plain('quote')
  if (is(listed)) return slotAt(text, at + is(listed), next, 'list')
  if (is(joined)) return slotAt(text, at + is(joined), next, 'joiner')
  if (is(comma)) return slotAt(text, at + is(comma), next, 'comma')
  if (is(full)) return plain(at + is(full) >= text.length ? 'end' : 'stop')
  if (/^ *:/.test(text.slice(at, at + 4))) return plain('colon')
  if (is(dash)) return plain('dash')
  if (/^ *\p{Lu}/u.test(text.slice(at, at + 4))) return plain('capital')
  return plain('prose')
}

/** What the next slot of a list holds: a name, another tool, a phrase that begins a title, or running prose. */
function slotAt(
  text: string,
  at: number,
  next: Name[],
  separator: After['separator'],
): Pick<After, 'kind' | 'separator' | 'slot'> {
  if (next.some(({ start, kind }) => start === at && kind === 'tool')) return { kind: 'tool', separator, slot: at }
  const name = startsWithName(text, at)
  const isSmall = /^\p{Ll}/u.test(text.slice(at, at + 1))
  if (name === 'sure' || (name === 'maybe' && (separator !== 'comma' || isSmall)))
    return { kind: 'name', separator, slot: at }
  if (/^(?:\d?\p{Lu}|["'(])/u.test(text.slice(at, at + 2)))
    return { kind: separator === 'joiner' ? 'prose' : 'phrase', separator, slot: at }
  if (at >= text.length) return { kind: 'end', separator, slot: at }
  return { kind: 'prose', separator, slot: at }
}
