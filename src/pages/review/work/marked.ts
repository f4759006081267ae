import type { Span } from '../../../domain/screening/document.ts'
import type { Place } from './text-pages.ts'

/** Where marks begin and end among the stretches of text that are shown. */
export interface Marked {
  /** The anchors that stand before the character at an offset; each once. */
  anchorsAt: Map<number, string[]>
  /** The places whose last shown character is before an offset. */
  endingAt: Map<number, Place[]>
}

/** Finds for each place the first and the last shown stretch that holds a part of it. Stretches stand in their order on the page. */
export function markedIn(stretches: Span[], places: Place[]): Marked {
  const marked: Marked = { anchorsAt: new Map(), endingAt: new Map() }
  for (const place of places) {
    const shown = stretches.filter(({ start, end }) => start < place.end && end > place.start)
    const [first, last] = [shown[0], shown.at(-1)]
    if (!first || !last) continue
    add(marked.anchorsAt, Math.max(first.start, place.start), place.anchor)
    add(marked.endingAt, Math.min(last.end, place.end), place)
  }
  return marked
}

function add<T>(map: Map<number, T[]>, at: number, item: T) {
  const items = map.get(at)
  if (items) items.push(item)
  else map.set(at, [item])
}
