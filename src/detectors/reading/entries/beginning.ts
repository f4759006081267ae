import { when } from '../dates.ts'
import { nameWord, particle, startsWithName } from '../people.ts'
import { entryMark } from './marks.ts'

/** How far into a line its author, year or link is looked for, in UTF-16 units. */
const reach = 400

/** `Roy, Ann`, as styles without initials begin. */
const givenName = new RegExp(`^(?:${particle} ?)*${nameWord}(?: ${nameWord})?, \\p{Lu}\\p{Ll}+(?=[ ,.:/;])`, 'u')
const bodyWords = `${nameWord}(?: (?:of|for|and|the|in|de|${nameWord}))`
/** `Care Trust (2019)`, `Care Trust. 2019`, but not the end of `(Leeds: Grange⏎Press, 2019)`. */
const organisation = new RegExp(`^(?:${bodyWords}{0,9}[.,]? \\(${when}|${bodyWords}{1,9}[.,] ${when}(?!\\)))`, 'u')
/** A family that is written small whole: `ffolkes, A.`, `hooks, b.`, `ffolkes A, Roy B`. */
const smallFamily = /^\p{Ll}[\p{L}'-]+(?:, ?\p{L}\.| \p{Lu}{1,2}[.,] )/u
/** The same with a given name in full, as the rest of a sentence may look too. */
const smallFamilyInFull = /^\p{Ll}[\p{L}'-]+, \p{Lu}\p{Ll}+[ ,.:/]/u
/** A name that begins small and is a name all the same: `xAI.`, `eLife Group`, `iFixit`. */
const smallBody = /^\p{Ll}{1,2}\p{Lu}[\p{L}]*[ .,(]/u
const repeatMark = /^(?:[-–—_]{2,}|\.{3,})/
const dated = new RegExp(`^.{3,160}?[ (.,]${when}|^.{3,300}?(?:[ (.,](?:1[5-9]|20)\\d{2}(?!\\p{N})|https?:|doi)`, 'u')
/** What goes on with an entry: where it is found, its pages, the rest of a link. */
const goesOn =
  /^(?:https?:|www\.|doi\b|[([]?(?:[Aa]vailable|[Aa]ccessed|[Rr]etrieved|[Vv]iewed|[Cc]ited|URL|DOI|ISBN|ISSN|pp?\.|[Vv]ol\.|[Nn]o\.|[Ii]n:? )|\d)/

/** How far the words of a line read as the beginning of an entry. */
export type Beginning = 'sure' | 'maybe' | 'no'

/** Judges the words of `text`, a line and the next; `beginsWithAuthor` knows further authors that are neither people nor dated bodies. */
export function beginningOf(text: string, beginsWithAuthor?: (text: string) => boolean): Beginning {
  const opening = text.slice(0, reach).replaceAll('’', "'")
  const body = opening.replace(entryMark, '').trimStart()
  if (startsWithName(body, 0) === 'sure' || givenName.test(body) || smallFamily.test(body)) return 'sure'
  if (organisation.test(body) || repeatMark.test(body) || beginsWithAuthor?.(body)) return 'sure'
  if (goesOn.test(body)) return 'no'
  if (smallBody.test(body)) return 'sure'
  return (/^["'“‘\p{Lu}\p{Lo}]/u.test(body) || smallFamilyInFull.test(body)) && dated.test(opening) ? 'maybe' : 'no'
}

/** Whether `text` goes on with the entry before it, by its words: a link, a note of access, pages, a word in small letters. */
export function isContinuation(text: string): boolean {
  return goesOn.test(text) || (/^[\p{Ll}&,;.)\]]/u.test(text) && beginningOf(text) === 'no')
}
