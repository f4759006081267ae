import type { Span } from '../../domain/screening/document.ts'
import { matchAt } from '../reading/match-at.ts'
import { type Lexicon, lexicon as shipped, type Tool, type Vendor } from './lexicon.ts'

const word = /\p{L}[\p{L}\p{M}]*/gu
const letter = /[\p{L}\p{M}]/u
const separators = ' .·-/_'

/** A place where the text writes an AI tool's name, its maker's, or a general word for such a tool. */
export interface Name extends Span {
  kind: 'tool' | 'vendor' | 'generic'
  tool: Tool | null
  vendor: Vendor | null
  /** Never a person: a tool nobody shares a name with, or one made certain by its maker, version or “AI” beside it. */
  certain: boolean
  /** Certain only by a number behind it, which in a citation may be a page: `Llama 2`, `Poe 197`. */
  byNumber: boolean
  /** The next word follows without a gap, as in a damaged `ChatGPTBenefits of …`. */
  glued: boolean
  why: string[]
}

interface Form {
  letters: string
  /** Before each letter: no gap, a gap that may stand there, or one that must. */
  gaps: ('none' | 'may' | 'must')[]
  kind: Name['kind']
  tool: Tool | null
  vendor: Vendor | null
}

export type Finder = (text: string) => Name[]

/** Reads names by `lexicon`. Linear in the text: every word is compared with the few forms that begin like it. */
export function finder(lexicon: Lexicon): Finder {
  const forms = formsOf(lexicon)
  const version = extensions(lexicon)
  const gpt = lexicon.tools.find(({ id }) => id === 'gpt')
  return (text) => {
    const names: Name[] = []
    word.lastIndex = 0
    for (let found = word.exec(text); found; found = word.exec(text)) {
      const { index } = found
      if (names.length > 0 && index < names.at(-1)!.end) continue
      const name = nameAt(text, index, forms, version) ?? coined(found[0], index, gpt)
      if (name) merge(names, name, text)
    }
    return names
  }
}

/** The names of the shipped lexicon. */
export const findNames = finder(shipped)

function formsOf(lexicon: Lexicon): Map<number, Form[]> {
  const forms = new Map<number, Form[]>()
  const add = (surface: string, of: Omit<Form, 'letters' | 'gaps'>) => {
    const form: Form = { letters: '', gaps: [], ...of }
    let gap: Form['gaps'][number] = 'none'
    for (const character of surface) {
      if (character === ' ' || character === '-') gap = character === ' ' ? 'may' : 'must'
      else {
        form.letters += character
        form.gaps.push(gap)
        gap = 'none'
      }
    }
    const [first, second = ''] = form.letters
    const seconds = form.gaps[1] === 'may' ? [...separators, second] : [second]
    for (const key of seconds.map((one) => keyAt(first + one, 0))) forms.set(key, [...(forms.get(key) ?? []), form])
  }
  for (const tool of lexicon.tools) for (const form of tool.forms) add(form, { kind: 'tool', tool, vendor: null })
  for (const vendor of lexicon.vendors)
    for (const form of vendor.forms) add(form, { kind: 'vendor', tool: null, vendor })
  for (const form of lexicon.generic) add(form, { kind: 'generic', tool: null, vendor: null })
  for (const list of forms.values()) list.sort((a, b) => b.letters.length - a.letters.length)
  return forms
}

function nameAt(text: string, start: number, forms: Map<number, Form[]>, version: Extensions): Name | null {
  for (const form of forms.get(keyAt(text, start)) ?? []) {
    const end = matchForm(text, start, form)
    if (end === null) continue
    const glued = letter.test(text[end] ?? '')
    if (glued && !isGlue(text, start, end)) continue
    if (form.tool?.cased && !/^\p{Lu}/u.test(text.slice(start))) continue
    const certain = form.tool?.class === 'certain'
    if (form.kind === 'generic' && mayBeInitials(text, start, end)) continue
    const { kind, tool, vendor } = form
    const why = certain ? ['certain name'] : []
    const name: Name = { kind, tool, vendor, start, end, certain, byNumber: false, glued, why }
    if (!glued && form.kind === 'tool') extend(name, text, version)
    return name
  }
  return null
}

/** `Ai` is a family name, and `A.I.` are somebody’s initials unless it stands where an author begins: `(A.I., 2024)`. */
function mayBeInitials(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end)
  return (
    written === 'Ai' ||
    (/^A\P{L}I$/iu.test(written) && !/(?:^|[([;]) ?$/.test(text.slice(Math.max(0, start - 2), start)))
  )
}

/** `PaperGPT`, `NurseGPT`: names made after GPT are tools, whoever made them. */
function coined(found: string, start: number, gpt: Tool | undefined): Name | null {
  if (!gpt || !/^\p{Lu}\p{L}+GPT$/u.test(found)) return null
  const end = start + found.length
  const why = ['a name made after GPT']
  return { kind: 'tool', tool: gpt, vendor: null, start, end, certain: true, byNumber: false, glued: false, why }
}

/** The first two characters, small, as one number: most words are no name’s beginning, and this says so at once. */
function keyAt(text: string, at: number): number {
  return small(text.charCodeAt(at)) * 65_536 + small(text.charCodeAt(at + 1))
}

function small(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

/** Where `form` ends when it is written at `start`, or null. */
function matchForm(text: string, start: number, { letters, gaps }: Form): number | null {
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

function isSeparator(text: string, at: number): boolean {
  return at < text.length && separators.includes(text[at]!)
}

/** A capital followed by a small letter right behind a name begins the next word: `ChatGPTBenefits`. */
function isGlue(text: string, start: number, end: number): boolean {
  return /^\p{Lu}[\p{Ll}\s]/u.test(text.slice(end, end + 2)) && /\p{Lu}/u.test(text[start]!)
}

/** `GPT-4o mini`, `Claude 3 Opus`, `Bard AI`: version, tier and kind behind a name belong to it and make it certain. */
function extend(name: Name, text: string, { certifying, loose }: Extensions) {
  for (let round = 0; round < 4; round++) {
    if (!mayGoOn(text, name.end)) break
    const more = matchAt(certifying, text, name.end) || (name.certain ? matchAt(loose, text, name.end) : '')
    if (!more || !certifies(more, name)) break
    if (!name.certain) name.why.push('version or kind behind the name')
    name.byNumber = /^[ -]?\d{1,3}$/.test(more) && (name.byNumber || !name.certain)
    name.end += more.length
    name.certain = true
  }
  name.glued = letter.test(text[name.end] ?? '')
}

/** A quick look: a letter or a digit stands next, at most one separator away. */
function mayGoOn(text: string, at: number): boolean {
  const next = isSeparator(text, at) ? text[at + 1] : text[at]
  return next !== undefined && /[\p{L}\p{N}+]/u.test(next)
}

/** Behind a rare name neither “AI”, which may be initials, nor a number, which may be a page, is enough. */
function certifies(more: string, { certain, tool }: Name): boolean {
  if (certain || tool?.class !== 'rare') return true
  return /^[ -]?\d/.test(more) ? tool.numbered : !/^.ai$/i.test(more)
}

interface Extensions {
  certifying: RegExp
  loose: RegExp
}

function extensions({ versionWords, kindWords, looseWords }: Lexicon): Extensions {
  const number =
    '(?:[A-OQ-Z]\\d{1,2}(?:\\.\\d{1,2})?(?![\\p{L}\\p{N}])|(?:v|V|version |Version |ver\\. ?)?\\d{1,3}(?:\\.\\d{1,2}){0,2}(?:[okbBvV](?!\\p{L}))?(?!\\d|[.,/:]\\d))'
  const notDate = '(?! ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)| ?[-–]\\d)'
  const word = (words: string[]) => `[ .-](?:${words.map(caseless).join('|')})(?=[^\\p{L}]|$|(?<=\\p{Ll})\\p{Lu})`
  return {
    certifying: new RegExp(
      `[ -]?${number}${notDate}|${word([...kindWords, ...versionWords].sort(longestFirst))}`,
      'uy',
    ),
    loose: new RegExp(`${word([...looseWords].sort(longestFirst))}|\\+(?![\\p{L}\\p{N}+])`, 'uy'),
  }
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length
}

function caseless(word: string): string {
  return word.replace(/\p{L}/gu, (character) => `[${character}${character.toUpperCase()}]`)
}

/** A maker right before its tool (`OpenAI ChatGPT`, `Google’s Bard`, `Microsoft 365 Copilot`) is part of the name. */
function merge(names: Name[], name: Name, text: string) {
  const maker = names.at(-1)
  if (maker?.kind === 'vendor' && name.kind === 'tool') {
    const between = text.slice(maker.end, name.start)
    const shouted = text.slice(maker.start, maker.end).toUpperCase() === text.slice(maker.start, maker.end)
    const calm = /\p{Ll}/u.test(text.slice(name.start, name.end)) && /\p{Ll}/u.test(maker.vendor!.name)
    if (/^(?:'s)? (?:365 )?$/.test(between) && !(shouted && calm)) {
      names.pop()
      const why = name.certain ? name.why : ['maker before the name']
      names.push({ ...name, start: maker.start, certain: true, vendor: maker.vendor, why })
      return
    }
  }
  if (maker?.tool && maker.tool.id === name.tool?.id && text.slice(maker.end, name.start) === ' ') maker.end = name.end
  else names.push(name)
}
