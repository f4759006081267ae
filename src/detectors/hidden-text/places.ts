import type { Evidence } from '../../domain/screening/detector.ts'
import type { Document } from '../../domain/screening/document.ts'

/** A quote longer than this, in UTF-16 units, is cut. */
const longestQuote = 300

/** Fewer letters than this stand in any text by chance. */
const leastLetters = 4

/**
 * Finds stretches of text again that another reader of the same page wrote with other spaces and line ends. `find`
 * gives a place in the document's text, or the page alone where the text does not hold the stretch.
 */
export function finderFor({ text, pages }: Pick<Document, 'text' | 'pages'>) {
  const indexes = new Map<number, PageIndex>()

  return function find(page: number, quote: string, note: string): Evidence {
    const span = pages[page - 1]
    const letters = lettersOf(quote)
    if (span && letters.text.length >= leastLetters) {
      const index = indexes.get(page) ?? { ...lettersOf(text.slice(span.start, span.end)), searched: 0 }
      indexes.set(page, index)
      const at = index.text.indexOf(letters.text, index.searched)
      if (at !== -1) {
        index.searched = at + letters.text.length
        const start = span.start + index.offsets[at]!
        const last = Math.min(span.start + index.offsets[index.searched - 1]!, start + longestQuote)
        const end = isHalf(text[last]) ? last + 2 : last + 1
        return { in: 'text', start, end, quote: text.slice(start, end), note }
      }
    }
    return { in: 'page', page, quote: shorten(quote), note }
  }
}

/** A quote that fits and that any program can store: no controls, no half characters. */
export function shorten(quote: string) {
  const cut = quote.length > longestQuote ? `${quote.slice(0, longestQuote)}…` : quote
  return cut.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim()
}

/** The first of the two units that make up a rare character. */
function isHalf(unit: string | undefined) {
  return unit !== undefined && unit >= '\ud800' && unit <= '\udbff'
}

interface PageIndex {
  text: string
  /** Where each of these letters stands in the page. */
  offsets: number[]
  /** Up to here stretches have been found; they come in order. */
  searched: number
}

function lettersOf(page: string) {
  let text = ''
  const offsets: number[] = []
  for (const { 0: letter, index } of page.matchAll(/[\p{L}\p{N}]/gu)) {
    const plain = letter.normalize('NFKC').toLowerCase()
    text += plain
    for (let unit = 0; unit < plain.length; unit++) offsets.push(index)
  }
  return { text, offsets }
}
