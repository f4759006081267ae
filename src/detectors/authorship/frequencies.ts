import { type GramStream, gramsOf, type ViewName } from './grams.ts'

/** Which grams a view counts: key → column. */
export type Columns = Map<number, number>

/** How often each column occurs in some masked texts taken together, per gram position. */
export function frequencies(view: ViewName, columns: Columns, texts: Uint16Array[]): Float64Array {
  const counts = new Float64Array(columns.size)
  let length = 0
  for (const text of texts) {
    const stream = gramsOf(view, text)
    addCounts(counts, columns, stream)
    length += stream.length
  }
  for (let column = 0; column < counts.length; column++) counts[column]! /= length || 1
  return counts
}

function addCounts(counts: Float64Array, columns: Columns, { keys }: GramStream) {
  for (const key of keys) {
    const column = columns.get(key)
    if (column !== undefined) counts[column]!++
  }
}
