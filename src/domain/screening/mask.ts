import type { Document } from './document.ts'

/**
 * The text with a person's own name and address masked letter by letter, so that it can leave and every offset stays
 * true. It finds the whole name in its usual orders and the address; a first name alone, or another person's name, stays.
 */
export function maskName(text: string, { name, email }: { name: string; email: string | null }): string {
  const parts = name.split(/\s+/).filter(Boolean).map(escaped)
  if (!parts.length) return text
  const orders = [parts, [...parts].reverse(), [parts.at(-1)!, parts[0]!], [parts[0]!, parts.at(-1)!]]
  const names = parts.length > 1 ? orders.map((order) => order.join('[\\s,._-]{1,3}')) : parts
  const spelt = [...names, ...names.map((order) => order.normalize('NFD'))]
  const wanted = [...(email ? [escaped(email)] : []), ...spelt]
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), (found) =>
    found.replace(/[^\s]/g, 'x'),
  )
}

const escaped = (part: string) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/**
 * A text without what a machine read from pictures, which is no evidence of how or from whom the student writes: blanks stand
 * in its place, so that offsets stay.
 */
export function typedText({ text, zones }: Pick<Document, 'text' | 'zones'>): string {
  return zones
    .filter(({ kind }) => kind === 'picture')
    .reduce((typed, { start, end }) => typed.slice(0, start) + ' '.repeat(end - start) + typed.slice(end), text)
}
