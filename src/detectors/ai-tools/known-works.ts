import works from './known-works.json' with { type: 'json' }

/**
 * Whether the entry is one of the few publications that did list an AI tool among their authors. A student who cites
 * one cannot change its by-line. Works offline: the list is short and comes with the product.
 */
export function isKnownWork(text: string): boolean {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
  return works.some(({ authors, title }) => {
    const opening = title.split(' ').slice(0, 2).join(' ')
    return plain.includes(opening) && authors.every((author) => plain.includes(author))
  })
}
