import type { Document, Span } from './document.ts'

/** The 1-based page and paragraph that hold `offset`, or null where the format has none there. */
export function locate({ pages, paragraphs }: Pick<Document, 'pages' | 'paragraphs'>, offset: number) {
  return { page: ordinal(pages, offset), paragraph: ordinal(paragraphs, offset) }
}

function ordinal(spans: Span[], offset: number) {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle]!
    if (offset < span.start) high = middle - 1
    else if (offset >= span.end) low = middle + 1
    else return middle + 1
  }
  return null
}
