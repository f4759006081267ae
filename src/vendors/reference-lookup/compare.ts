import type { Reference } from '../../domain/screening/detector.ts'
import type { Published } from './published.ts'

/** What a reference says otherwise than its publication. */
export type Difference = 'title' | 'authors' | 'year' | 'doi'

/** So much of a title has to stand in a reference to be the same; short titles of a search have to stand there whole. */
const sameTitle = 0.7
const foundTitle = 0.85
const fewestWords = 3
/** Online and printed dates of one paper lie this far apart, in years. */
const yearsApart = 1

/** In what a reference differs from the publication that its own DOI names; nothing where it is the same. */
export function differences({ text }: Pick<Reference, 'text'>, published: Published): Difference[] {
  const own = wordsOf(text)
  return [
    ...(titleShare(own, published) < sameTitle ? (['title'] as const) : []),
    ...(hasAuthor(own, published) ? [] : (['authors'] as const)),
    ...(hasYear(text, published) ? [] : (['year'] as const)),
  ]
}

/** Whether a publication that a search found is the one that a reference means: its title, with an author or the year. */
export function isMeant({ text }: Pick<Reference, 'text'>, published: Published): boolean {
  const own = wordsOf(text)
  const words = [...wordsOf(published.title)].length
  if (words < fewestWords || titleShare(own, published) < foundTitle) return false
  return hasAuthor(own, published) || hasYear(text, published)
}

/** The share of a title’s words that stand in a reference; a subtitle may be left out. */
function titleShare(own: Set<string>, { title }: Published): number {
  const shareOf = (part: string) => {
    const words = [...wordsOf(part)]
    return words.length === 0 ? 1 : words.filter((word) => own.has(word)).length / words.length
  }
  const [main = ''] = title.split(/[:?.–—]/)
  return wordsOf(main).size >= fewestWords ? Math.max(shareOf(title), shareOf(main)) : shareOf(title)
}

function hasAuthor(own: Set<string>, { authors }: Published): boolean {
  const named = authors.filter(Boolean)
  // A student's own name was masked before it came here.
  const isMasked = [...own].some((word) => /^x{3,}$/.test(word))
  return named.length === 0 || isMasked || named.some((author) => [...wordsOf(author)].some((word) => own.has(word)))
}

function hasYear(text: string, { years }: Published): boolean {
  const said = (text.match(/(?<!\d)(?:1[4-9]|20)\d{2}(?!\d)/g) ?? []).map(Number)
  return (
    years.length === 0 ||
    said.length === 0 ||
    said.some((year) => years.some((one) => Math.abs(one - year) <= yearsApart))
  )
}

/** Words and numbers in small letters without marks; Latin letters that have none are written plainly. */
function wordsOf(text: string): Set<string> {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
  return new Set((plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1))
}
