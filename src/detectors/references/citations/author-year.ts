import type { Span } from '../../../domain/screening/document.ts'
import { isAuthorIn } from '../../ai-author-citation/in-text/attribution.ts'
import { page } from '../../ai-author-citation/in-text/citation-parts.ts'
import { findNames } from '../../ai-tools/names.ts'
import { etAl, joiner } from '../../reading/people.ts'
import { citedNames, namesNoAuthor, nameWordsOf } from '../names.ts'

/** A citation of one work in the text, by name and year. */
export interface Citation extends Span {
  /** The words that its source is found by, folded; the first is the first author’s. */
  names: string[]
  /** Without its letter; empty for “n.d.”. */
  year: string
  /** It can hardly be anything but a citation. */
  isSure: boolean
}

const year = '(?:1[5-9]|20)\\d{2}[a-z]?(?![\\p{L}\\p{N}])'
const noDate = 'n\\.? ?d\\.?|no date|s\\. ?f\\.|o\\. ?J\\.|d\\. ?d\\.'
const years = `(?:${year}(?:/\\d{4})?(?:(?:, ?| ?& ?| and )(?:${year}|[a-z](?!\\p{L})))*|${noDate})`
const bracketed = /\(([^()]{5,400})\)|\[([^[\]]{5,400})\]/gu
const signal =
  /^(?:(?:see also|see|cf\.?|e\.g\.,?|for example,?|for instance,?|such as|compare|after|adapted from|also|gw\.?|siehe|vgl\.?|voir|véase|zie) )+/iu
const secondHand = /^.*(?:cited|quoted|reported) (?:in|by) /iu
const one = new RegExp(
  `^(${citedNames}),? \\(?(${years})\\)?(?:${page})*[.,]?(?: (?:emphasis|italics|my|original|own) .{1,40})?$`,
  'u',
)
const narrative = new RegExp(`(${citedNames})(?:'s?)? [([](${years})(?:${page})*[)\\]]`, 'gu')
const several = new RegExp(`${etAl}|${joiner}`, 'u')

/** Every citation by name and year in the body of a work, in order; those that name an AI tool or its maker are left out. */
export function authorYearCitations(body: string): Citation[] {
  const inBrackets = [...body.matchAll(bracketed)].flatMap(({ 0: whole, index }) =>
    citationsIn(whole.slice(1, -1), index + 1),
  )
  const named = [...body.matchAll(narrative)].flatMap((found) => narrativeAt(body, found))
  return [...inBrackets, ...named].sort((a, b) => a.start - b.start)
}

function citationsIn(inner: string, at: number): Citation[] {
  if (!/\d{4}|n\. ?d|no date|s\. ?f|o\. ?J|d\. ?d/.test(inner)) return []
  let from = at
  return inner.split(';').flatMap((part) => {
    const start = from + part.length - part.trimStart().length
    from += part.length + 1
    const said = part.trim().replace(signal, '').replace(secondHand, '')
    const [, names, dated] = one.exec(said) ?? []
    if (!names || !dated || !isAuthor(names)) return []
    const span = { start: start + part.trim().length - said.length, end: start + part.trim().length }
    return ofEachYear(names, dated, span, several.test(names) || /^.*, ?(?:\d|n)/.test(said))
  })
}

function narrativeAt(
  body: string,
  { 0: whole, 1: said, 2: dated, index }: RegExpMatchArray & { index: number },
): Citation[] {
  const names = said!.replace(
    /^(?:The|In|As|For|But|While|When|However|Similarly|Both|Although|Since|After|Before|Like|Here|Thus|According to|And|Or) (?=\p{Lu})/u,
    '',
  )
  if (!isAuthor(names)) return []
  const start = index + said!.length - names.length
  const end = index + whole.length
  const before = body.slice(Math.max(0, start - 60), start)
  return ofEachYear(names, dated!, { start, end }, several.test(names) || isAuthorIn(before, body.slice(end, end + 60)))
}

const isAuthor = (names: string) =>
  !namesNoAuthor(names) && findNames(names).length === 0 && nameWordsOf(names).length > 0

function ofEachYear(names: string, dated: string, span: Span, isSure: boolean): Citation[] {
  const words = nameWordsOf(names)
  const found = dated.match(/(?:1[5-9]|20)\d{2}/g) ?? ['']
  return found.map((one) => ({ ...span, names: words, year: one, isSure }))
}
