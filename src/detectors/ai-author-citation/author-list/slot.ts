import type { AuthorList } from './author-list.ts'

/** One author’s place in a list, as far as it has been read. */
export interface Slot {
  words: number
  /** Where initials stand beside the words; `only`: there are no words yet. */
  initials: 'none' | 'before' | 'middle' | 'after' | 'only'
  /** The initials as written. */
  text: string
}

export function emptySlot(): Slot {
  return { words: 0, initials: 'none', text: '' }
}

export function isEmpty({ words, initials }: Slot): boolean {
  return words === 0 && initials === 'none'
}

export function addWord(slot: Slot): void {
  slot.words++
  if (slot.initials === 'only') slot.initials = 'before'
  else if (slot.initials === 'after') slot.initials = 'middle'
}

/** `behind` is the text after the initials: a surname in capitals, `LI, A.`, looks like initials too. */
export function addInitials(slot: Slot, value: string, behind: string): void {
  const isSurname =
    /^\p{Lu}{2,3}$/u.test(value) && slot.words === 0 && /^(?:,| \(| \p{Lu}{1,3}(?!\p{L}))/u.test(behind.slice(0, 6))
  if (isSurname) addWord(slot)
  else addBracketedInitials(slot, value)
}

export function addBracketedInitials(slot: Slot, value: string): void {
  if (slot.initials !== 'before') slot.initials = slot.words === 0 ? 'only' : 'after'
  slot.text = value
}

/** How the author in a slot is written, where that can be told. */
export function orderOf({ words, initials }: Slot): AuthorList['order'] {
  if (initials === 'before') return 'initials-first'
  if (initials === 'after') return 'family-initials'
  if (initials === 'middle') return 'given-first'
  return words > 1 ? 'given-first' : null
}
