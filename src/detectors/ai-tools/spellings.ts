import { lexicon, type Tool, type Vendor } from './lexicon.ts'

/** One spelling of a name in the lexicon, and what it names. */
export interface Spelling {
  letters: string
  /** Before each letter: no gap, a gap that may stand there, or one that must. */
  gaps: ('none' | 'may' | 'must')[]
  kind: 'tool' | 'vendor' | 'generic'
  tool: Tool | null
  vendor: Vendor | null
}

const separators = ' .·-/_'

/** The spellings by the first two characters that a text may write for them, the longest first. */
const spellings = new Map<number, Spelling[]>()
for (const tool of lexicon.tools) for (const form of tool.forms) add(form, { kind: 'tool', tool, vendor: null })
for (const vendor of lexicon.vendors) for (const form of vendor.forms) add(form, { kind: 'vendor', tool: null, vendor })
for (const form of lexicon.generic) add(form, { kind: 'generic', tool: null, vendor: null })
for (const list of spellings.values()) list.sort((a, b) => b.letters.length - a.letters.length)

/** The spellings that could begin at `start`, the longest first. */
export function spellingsAt(text: string, start: number): Spelling[] {
  return spellings.get(keyAt(text, start)) ?? []
}

/** Where a spelling ends when it is written at `start`, as an offset into the text, or null. */
export function endOf({ letters, gaps }: Spelling, text: string, start: number): number | null {
  let at = start
  for (let index = 0; index < letters.length; index++) {
    if (gaps[index] !== 'none') {
      if (isSeparator(text, at)) at++
      else if (gaps[index] === 'must') return null
      if (text[at] === ' ' && text[at - 1] === '-') at++
    }
    if (small(text.charCodeAt(at)) !== letters.charCodeAt(index)) return null
    at++
  }
  return at
}

/** Whether a mark stands at `at` that may part the words of a name. */
export function isSeparator(text: string, at: number): boolean {
  return at < text.length && separators.includes(text[at]!)
}

function add(form: string, names: Pick<Spelling, 'kind' | 'tool' | 'vendor'>) {
  const spelling: Spelling = { letters: '', gaps: [], ...names }
  let gap: Spelling['gaps'][number] = 'none'
  for (const character of form) {
    if (character === ' ' || character === '-') gap = character === ' ' ? 'may' : 'must'
    else {
      spelling.letters += character
      spelling.gaps.push(gap)
      gap = 'none'
    }
  }
  const [first, second = ''] = spelling.letters
  const seconds = spelling.gaps[1] === 'may' ? [...separators, second] : [second]
  for (const key of seconds.map((one) => keyAt(first + one, 0))) {
    spellings.set(key, [...(spellings.get(key) ?? []), spelling])
  }
}

/** The first two characters, small, as one number: most words begin no name, and this says so at once. */
function keyAt(text: string, at: number): number {
  return small(text.charCodeAt(at)) * 65_536 + small(text.charCodeAt(at + 1))
}

function small(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}
