import shipped from './lexicon.json' with { type: 'json' }

/** One AI tool. A new one costs one line in `lexicon.json`. */
export interface Tool {
  id: string
  name: string
  /** The maker's id, or empty where the tool's own name is the maker's. */
  vendor: string
  /**
   * `certain`: never a person. `likely`: also a person's name, but a lone one in a citation is worth asking about.
   * `rare`: a person, a place or a thing far more often than a tool.
   */
  class: 'certain' | 'likely' | 'rare'
  /** The year it became public: an earlier work by a namesake is by a person. */
  since: number
  /** Spellings in lower case; a space may be written as a space, a hyphen, a dot or not at all. */
  forms: string[]
  /** Where its conversations live, with a path where the host alone does not tell. */
  hosts: string[]
  /** False when nobody bears the name, so that a lone one needs nothing to settle it. */
  surname?: boolean
  /** Only as written in `name`: in lower case it is an ordinary word. */
  cased?: boolean
  /** The maker publishes help pages and reports under the tool's name. */
  publishes?: boolean
}

export interface Vendor {
  id: string
  name: string
  forms: string[]
  hosts: string[]
  /** A word or a person's name as well: counts only where it stands as a whole author or beside its tool. */
  plain?: boolean
}

export interface Lexicon {
  version: string
  vendors: Vendor[]
  tools: Tool[]
  /** What a writer may put where the tool's name should stand. */
  generic: string[]
  /** Tiers that no person is called by: behind a shared name they make it certain. */
  versionWords: string[]
  /** Tiers that are also surnames or ordinary words: part of a name only when something else makes it certain. */
  looseWords: string[]
  kindWords: string[]
}

/** The lexicon that comes with the product. Its version stands in every flag. */
export const lexicon = shipped as Lexicon

/** A provider's own tools on top of the shipped ones: a tool with a known id replaces it. */
export function withTools(base: Lexicon, tools: Tool[], version: string): Lexicon {
  const own = new Set(tools.map(({ id }) => id))
  return { ...base, version, tools: [...base.tools.filter(({ id }) => !own.has(id)), ...tools] }
}
