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
  /** Spellings in lower case. A space may be a space, a hyphen, a dot or nothing; a hyphen must be one of the first three. */
  forms: string[]
  /** Where its conversations live, with a path where the host alone does not tell. */
  hosts: string[]
  /** No person has the name, so that a lone one, or one with initials, needs nothing to settle it. */
  impersonal: boolean
  /** Only as written in `name`: in lower case it is an ordinary word. */
  cased: boolean
  /** A number behind a rare name makes it the tool, as in `PaLM 2`. */
  numbered: boolean
  /** Beside Chinese letters it is the tool: `Kimi（2024）指出`. */
  chinese: boolean
  /** The maker publishes help pages and reports under the tool's name. */
  publishes: boolean
}

/** A maker of AI tools. In an author's place it is a question, never more (docs/reference/citations.md#name-classes). */
export interface Vendor {
  id: string
  name: string
  forms: string[]
}

export interface Lexicon {
  version: string
  tools: Tool[]
  vendors: Vendor[]
  /** What a writer may put where the tool's name should stand. */
  generic: string[]
  /** Tiers that no person is called by: behind a shared name they make it certain. */
  versionWords: string[]
  /** Tiers that are also surnames or ordinary words: part of a name only when something else makes it certain. */
  looseWords: string[]
  kindWords: string[]
}

/** The lexicon that comes with the product. Its version stands in every flag. */
export const lexicon: Lexicon = {
  version: shipped.version,
  tools: shipped.tools.slice(1).map(toolOf),
  vendors: shipped.vendors.slice(1).map(vendorOf),
  generic: list(shipped.generic),
  versionWords: list(shipped.versionWords),
  looseWords: list(shipped.looseWords),
  kindWords: list(shipped.kindWords),
}

/** Reads one line: `id | name | maker | class | since | spellings | hosts | marks`, `-` for nothing. */
function toolOf(line: string): Tool {
  const [id, name, vendor, kind, since, forms, hosts, marks] = columns(line, 8)
  if (kind !== 'certain' && kind !== 'likely' && kind !== 'rare') throw new TypeError(`No class “${kind}”: ${line}`)
  const marked = new Set(marks!.split(' '))
  return {
    id: id!,
    name: name!,
    vendor: vendor!,
    class: kind,
    since: Number(since),
    forms: list(forms!),
    hosts: list(hosts!),
    impersonal: marked.has('impersonal'),
    cased: marked.has('cased'),
    numbered: marked.has('numbered'),
    chinese: marked.has('chinese'),
    publishes: marked.has('publishes'),
  }
}

function vendorOf(line: string): Vendor {
  const [id, name, forms] = columns(line, 3)
  return { id: id!, name: name!, forms: list(forms!) }
}

function columns(line: string, expected: number): string[] {
  const found = line.split(' | ').map((column) => (column.trim() === '-' ? '' : column.trim()))
  if (found.length !== expected) throw new TypeError(`A line of ${expected} columns was expected: ${line}`)
  return found
}

function list(text: string): string[] {
  return text.split(', ').filter(Boolean)
}
