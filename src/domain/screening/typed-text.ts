import type { Document } from './document.ts'

/**
 * A text without what a machine read from pictures, which is no evidence of how or from whom the student writes: blanks stand
 * in its place, so that offsets stay.
 */
export function typedText({ text, zones }: Pick<Document, 'text' | 'zones'>): string {
  return zones
    .filter(({ kind }) => kind === 'picture')
    .reduce((typed, { start, end }) => typed.slice(0, start) + ' '.repeat(end - start) + typed.slice(end), text)
}
