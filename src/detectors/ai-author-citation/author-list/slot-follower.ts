/** What follows a name in an entry, and so whether the name ends an author’s slot or begins a title. */
export interface SlotFollower extends NextSlot {
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
}

/** What stands next, and where the next slot of the list begins. */
export interface NextSlot {
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
  separator: 'joiner' | 'comma' | 'list' | null
  /** 0 when there is no next slot, as behind “et al.”. */
  slot: number
}
