/** What stands before a name in an entry, read as a list of authors from left to right. */
export interface AuthorList {
  /**
   * `start`: nothing. `open`: people and a separator, so that another author may follow. `closed`: the list has ended.
   * `other`: not a list of people.
   */
  state: 'start' | 'open' | 'closed' | 'other'
  separator: Separator | null
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

/** What parts one author from the next: “and”, a comma, a semicolon or the like, a dash with spaces. */
export type Separator = 'joiner' | 'comma' | 'list' | 'dash'
