import type { Span } from '../../../domain/screening/document.ts'
import { reach } from './citation-parts.ts'

/**
 * The inside of the innermost brackets around each name, or null. One pass over the text, however it is bracketed;
 * brackets further apart than a citation is long do not count.
 */
export function bracketsAround(flat: string, names: Span[]): (Span | null)[] {
  const around: (Span | null)[] = names.map(() => null)
  const open: number[] = []
  const waiting: number[] = []
  let next = 0
  for (const { 0: bracket, index } of flat.matchAll(/[()[\]]/g)) {
    while (next < names.length && names[next]!.start < index) waiting.push(next++)
    if (bracket === '(' || bracket === '[') {
      open.push(index)
      continue
    }
    const start = open.pop()
    while (waiting.length > 0 && names[waiting.at(-1)!]!.start > (start ?? -1)) {
      const name = waiting.pop()!
      const isNear = start !== undefined && index - start <= 2 * reach && names[name]!.end <= index
      around[name] = isNear ? { start: start + 1, end: index } : null
    }
  }
  return around
}
