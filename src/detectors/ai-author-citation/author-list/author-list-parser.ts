import { when } from '../../reading/dates.ts'
import { etAl, initials, isTopic, joiner, nameWord, particle } from '../../reading/people.ts'

/**
 * What stands before a name in an entry, read as a list of authors from left to right.
 *
 * `start`: nothing. `open`: people and a separator, so that another author may follow. `closed`: the list has ended.
 * `other`: not a list of people.
 */
export interface Lead {
  state: 'start' | 'open' | 'closed' | 'other'
  separator: 'joiner' | 'comma' | 'list' | 'dash' | null
  people: number
  /** How the first person is written, where that can be told. */
  order: 'family-initials' | 'initials-first' | 'given-first' | 'inverted' | null
  /** The last person is a surname alone, so that what follows may be the given name. */
  wantsGiven: boolean
  /** Initials stand right before the name: `O. ChatGPT`. */
  initials: string
  /** A final “and” has already been used up. */
  complete: boolean
  /** In place of an author: a repeat mark, “Anon” or a year in brackets, or the year alone, as some styles begin. */
  placeholder: 'repeat' | 'anon' | 'year' | null
}

interface Slot {
  words: number
  initials: 'none' | 'before' | 'middle' | 'after' | 'only'
  text: string
}

const token = new RegExp(
  [
    `(?<repeat>[-–—_]{2,}\\.?|\\.{3,})`,
    `(?<anon>(?:Anon(?:ymous|yme)?|Anón(?:imo)?|Collectif|N\\.a|o\\. ?[AVO]\\.?|O A(?=\\.)|N\\.N|s\\.n)\\.?(?!\\p{L}))`,
    `(?<when>[(\\[]?${when}[)\\]]?)`,
    `(?<etal>${etAl})`,
    `(?<role>\\(?(?:editors?|eds?|Eds?|Hrsg|Hg|dir|coord|red)\\.?\\)?(?![\\p{L}\\p{N}]))`,
    `(?<joiner>${joiner})`,
    `(?<title>(?:Jr|Sr|I{2,3}|St|Dr|Prof|Mrs?|Ms|Mohd|Md)(?:\\.|(?![\\p{L}.])))`,
    `(?<bracketed>\\((?:\\p{Lu}\\.?[ -]?){1,4}\\))`,
    `(?<particle>${particle}(?!-?\\p{L})-?)`,
    `(?<initials>${initials})`,
    `(?<word>@?${nameWord}|@[\\p{L}\\p{N}_]+)`,
    `(?<comma>,)`,
    `(?<list>[;/|·•])`,
    `(?<dash> [–—-] )`,
    `(?<stop>[.:])`,
    `(?<space> +)`,
  ].join('|'),
  'uy',
)

/** Longer author lists are cut by every style; what stands further on is no author’s place. */
export const longestLead = 1200

/** Reads `text`, all that stands between the beginning of an entry and a name in it. */
export function readLead(text: string): Lead {
  const lead: Lead = {
    state: 'start',
    separator: null,
    people: 0,
    order: null,
    wantsGiven: false,
    initials: '',
    complete: false,
    placeholder: null,
  }
  if (text.length > longestLead) return { ...lead, state: 'other' }

  let slot = emptySlot()
  let joined = false
  let repeated = false
  let pendingWords = 0
  const finish = (separator: Lead['separator']) => {
    if (slot.words === 0 && slot.initials === 'none') {
      if (repeated && lead.people === 0) lead.people = 1
      return
    }
    const isGiven =
      pendingWords > 0 &&
      lead.separator === 'comma' &&
      (slot.initials === 'only' ||
        (slot.words > 0 && slot.initials !== 'before' && !(pendingWords > 1 && slot.words > 1)))
    if (isGiven) {
      if (lead.people === 1) lead.order = 'inverted'
      pendingWords = 0
    } else {
      lead.people++
      lead.order ??= orderOf(slot)
      pendingWords = slot.initials === 'none' ? slot.words : 0
    }
    if (joined && separator === 'comma') lead.complete = true
    slot = emptySlot()
  }

  let at = 0
  while (at < text.length) {
    token.lastIndex = at
    const groups = token.exec(text)?.groups
    if (!groups) return { ...lead, state: 'other' }
    at = token.lastIndex
    const kind = Object.keys(groups).find((key) => groups[key] !== undefined)!
    const value = groups[kind]!
    if (kind === 'space' || kind === 'title' || kind === 'role') continue
    if (kind === 'particle' && !isSurname(value, text.slice(at, at + 3))) continue
    if (kind === 'etal') return { ...lead, state: 'closed' }
    if (kind === 'repeat') {
      if (lead.people > 0) return { ...lead, state: 'other' }
      lead.placeholder = 'repeat'
      repeated = true
    } else if (kind === 'anon' || kind === 'when') {
      if (lead.people > 0 || slot.words > 0 || slot.initials !== 'none') return { ...lead, state: 'closed' }
      lead.placeholder ??= kind === 'anon' || /^[([]/.test(value) ? 'anon' : 'year'
    } else if (kind === 'comma' || kind === 'list' || kind === 'joiner' || kind === 'dash') {
      finish(kind)
      lead.separator = kind
      if (kind === 'joiner') joined = true
    } else if (kind === 'stop') {
      if (text[at] === ',' || (lead.placeholder && lead.people === 0 && slot.words === 0)) continue
      return { ...lead, state: 'closed' }
    } else if (kind === 'word' && isTopic(value)) return { ...lead, state: 'other' }
    else addTo(slot, kind === 'particle' ? 'word' : kind, value, text, at)
  }

  if (slot.words > 0) return { ...lead, state: 'closed' }
  if (slot.initials === 'only') {
    if (pendingWords > 0 && lead.separator === 'comma') return { ...lead, state: 'closed' }
    lead.initials = slot.text
  }
  lead.wantsGiven = pendingWords > 0 && lead.separator === 'comma'
  lead.state = lead.people > 0 ? 'open' : 'start'
  return lead
}

function emptySlot(): Slot {
  return { words: 0, initials: 'none', text: '' }
}

/** `Le A`, `A. Le`, `Do, K.`: what is a particle before a name is a surname where none follows. */
function isSurname(particle: string, after: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(particle) && !/^ ?\p{Lu}?['\p{Ll}]/u.test(after)
}

function addTo(slot: Slot, kind: string, value: string, text: string, end: number) {
  const capitals = /^\p{Lu}{2,3}$/u.test(value)
  const isShouted =
    kind === 'initials' &&
    capitals &&
    slot.words === 0 &&
    /^(?:,| \(| \p{Lu}{1,3}(?!\p{L}))/u.test(text.slice(end, end + 6))
  if (kind === 'word' || isShouted) {
    slot.words++
    if (slot.initials === 'only') slot.initials = 'before'
    else if (slot.initials === 'after') slot.initials = 'middle'
  } else {
    if (slot.initials !== 'before') slot.initials = slot.words === 0 ? 'only' : 'after'
    slot.text = value
  }
}

function orderOf({ words, initials }: Slot): Lead['order'] {
  if (initials === 'before') return 'initials-first'
  if (initials === 'after') return 'family-initials'
  if (initials === 'middle') return 'given-first'
  return words > 1 ? 'given-first' : null
}
