import type { Span } from '../../../domain/screening/document.ts'
import { citations } from '../../reading/prose/citations.ts'
import { beginsInside } from '../../reading/spans.ts'
import { entriesOf } from './entries.ts'
import { sourcesAt } from './resolve.ts'
import { scopeOf } from './scope.ts'
import type { Source } from './source.ts'

/** Wording of a text that a citation stands for, and the sources that it names. */
export interface Cited extends Span {
  sources: Source[]
}

/** The wording of `text` for which sources are cited, in the order of the citations; lists of sources are left out. */
export function citedIn(text: string): Cited[] {
  const entries = entriesOf(text)
  const pointers = citations(text).filter((pointer) => !beginsInside(pointer, entries))
  const masked = maskedText(text, pointers)
  let previousEnd = 0
  return pointers.flatMap((pointer) => {
    const sources = sourcesAt(text, pointer, entries)
    if (sources.length === 0) return []
    const scope = scopeOf(masked, pointer, previousEnd)
    previousEnd = pointer.end
    return [{ ...scope, sources }]
  })
}

function maskedText(text: string, pointers: Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of pointers) {
    parts.push(text.slice(at, start), '_'.repeat(end - start))
    at = end
  }
  return parts.join('') + text.slice(at)
}
