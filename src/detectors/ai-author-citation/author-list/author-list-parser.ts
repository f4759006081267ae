import { isTopic } from '../../reading/people.ts'
import type { AuthorList, Separator } from './author-list.ts'
import { addBracketedInitials, addInitials, addWord, emptySlot, isEmpty, orderOf, type Slot } from './slot.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Longer author lists are cut by every style; what stands further on is no author’s place. In UTF-16 units. */
export const longestAuthorList = 1200

/** Reads `text`, all that stands between the beginning of an entry and a name in it. */
export function parseAuthorList(text: string): AuthorList {
  const parser = newParser()
  if (text.length > longestAuthorList) return { ...parser.list, state: 'other' }
  for (const token of tokensOf(text)) {
    const ended = token ? take(parser, token, text.slice(token.end, token.end + 6)) : 'other'
    if (ended) return { ...parser.list, state: ended }
  }
  return finished(parser)
}

interface Parser {
  list: AuthorList
  slot: Slot
  /** A final “and” has been read. */
  joined: boolean
  /** The list begins with a repeat mark, which stands for one person. */
  repeated: boolean
  /** Words of a surname that a comma parted from a given name that may follow. */
  surnameWords: number
}

function newParser(): Parser {
  return {
    list: {
      state: 'start',
      separator: null,
      people: 0,
      order: null,
      wantsGiven: false,
      initials: '',
      complete: false,
      placeholder: null,
    },
    slot: emptySlot(),
    joined: false,
    repeated: false,
    surnameWords: 0,
  }
}

/** Takes one token; returns the state in which the list ends with it, or null where it goes on. */
function take(parser: Parser, { kind, value }: Token, behind: string): 'closed' | 'other' | null {
  const { list, slot } = parser
  switch (kind) {
    case 'etal':
      return 'closed'
    case 'repeat':
      if (list.people > 0) return 'other'
      list.placeholder = 'repeat'
      parser.repeated = true
      return null
    case 'anon':
    case 'when':
      if (list.people > 0 || !isEmpty(slot)) return 'closed'
      list.placeholder ??= kind === 'anon' || /^[([]/.test(value) ? 'anon' : 'year'
      return null
    case 'stop':
      return behind.startsWith(',') || (list.placeholder && list.people === 0 && slot.words === 0) ? null : 'closed'
    case 'word':
      if (isTopic(value)) return 'other'
      addWord(slot)
      return null
    case 'particle':
      if (isSurname(value, behind)) addWord(slot)
      return null
    case 'initials':
      addInitials(slot, value, behind)
      return null
    case 'bracketed':
      addBracketedInitials(slot, value)
      return null
    case 'comma':
    case 'list':
    case 'joiner':
    case 'dash':
      endSlot(parser, kind)
      return null
    default:
      return null
  }
}

/** `Le A`, `A. Le`, `Do, K.`: what is a particle before a name is a surname where none follows. */
function isSurname(particle: string, behind: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(particle) && !/^ ?\p{Lu}?['\p{Ll}]/u.test(behind.slice(0, 3))
}

function endSlot(parser: Parser, separator: Separator): void {
  countAuthor(parser, separator)
  parser.list.separator = separator
  if (separator === 'joiner') parser.joined = true
}

/** Counts what the slot holds as a person, or as the given name of the one before: `Roy, Ann,`. */
function countAuthor(parser: Parser, separator: Separator): void {
  const { list, slot } = parser
  if (isEmpty(slot)) {
    if (parser.repeated && list.people === 0) list.people = 1
    return
  }
  if (isGivenName(parser)) {
    if (list.people === 1) list.order = 'inverted'
    parser.surnameWords = 0
  } else {
    list.people++
    list.order ??= orderOf(slot)
    parser.surnameWords = slot.initials === 'none' ? slot.words : 0
  }
  if (parser.joined && separator === 'comma') list.complete = true
  parser.slot = emptySlot()
}

function isGivenName({ list, slot, surnameWords }: Parser): boolean {
  if (surnameWords === 0 || list.separator !== 'comma') return false
  if (slot.initials === 'only') return true
  return slot.words > 0 && slot.initials !== 'before' && !(surnameWords > 1 && slot.words > 1)
}

function finished({ list, slot, surnameWords }: Parser): AuthorList {
  const isAfterSurname = surnameWords > 0 && list.separator === 'comma'
  if (slot.words > 0) return { ...list, state: 'closed' }
  if (slot.initials === 'only') {
    if (isAfterSurname) return { ...list, state: 'closed' }
    list.initials = slot.text
  }
  return { ...list, wantsGiven: isAfterSurname, state: list.people > 0 ? 'open' : 'start' }
}
