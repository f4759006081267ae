import { matchAt } from '../reading/match-at.ts'
import { lexicon } from './lexicon.ts'
import type { Name } from './name.ts'
import { isSeparator } from './spellings.ts'

const { versionWords, kindWords, looseWords } = lexicon
const number =
  '(?:[A-OQ-Z]\\d{1,2}(?:\\.\\d{1,2})?(?![\\p{L}\\p{N}])|(?:v|V|version |Version |ver\\. ?)?\\d{1,3}(?:\\.\\d{1,2}){0,2}(?:[okbBvV](?!\\p{L}))?(?!\\d|[.,/:]\\d))'
const notDate = '(?! ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)| ?[-–]\\d)'
/** A version, or a word that no person is called by: makes a name certain. */
const certifying = new RegExp(`[ -]?${number}${notDate}|${oneOf([...kindWords, ...versionWords])}`, 'uy')
/** A word that belongs to a name only where something else makes it certain. */
const loose = new RegExp(`${oneOf(looseWords)}|\\+(?![\\p{L}\\p{N}+])`, 'uy')
/** `Bard Pro Ultra 2.0 mini`: so many words at most. */
const mostWords = 4

/** `GPT-4o mini`, `Claude 3 Opus`, `Bard AI`: version, tier and kind behind a name become part of it and make it certain. */
export function takeVersion(name: Name, text: string): void {
  for (let word = 0; word < mostWords; word++) {
    if (!mayGoOn(text, name.end)) return
    const more = matchAt(certifying, text, name.end) || (name.certain ? matchAt(loose, text, name.end) : '')
    if (!more || !certifies(more, name)) return
    if (!name.certain) name.why.push('version or kind behind the name')
    name.byNumber = /^[ -]?\d{1,3}$/.test(more) && (name.byNumber || !name.certain)
    name.end += more.length
    name.certain = true
  }
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

/** Any of `words` behind a separator, in small or large letters. */
function oneOf(words: string[]): string {
  const caseless = (word: string) => word.replace(/\p{L}/gu, (character) => `[${character}${character.toUpperCase()}]`)
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  return `[ .-](?:${longestFirst.map(caseless).join('|')})(?=[^\\p{L}]|$|(?<=\\p{Ll})\\p{Lu})`
}
