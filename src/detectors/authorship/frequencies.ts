import { type GramStream, gramsOf, type ViewName } from './grams.ts'

/** Which grams a view counts: key → column. */
export type Columns = Map<number, number>

/** How often each column occurs in some masked texts taken together, per gram position. */
export function frequencies(view: ViewName, columns: Columns, texts: Uint16Array[]): Float64Array {
  const counts = new Float64Array(columns.size)
  const index = indexOf(columns)
  let length = 0
  for (const text of texts) {
    const stream = gramsOf(view, text)
    addCounts(counts, index, stream)
    length += stream.length
  }
  for (let column = 0; column < counts.length; column++) counts[column]! /= length || 1
  return counts
}

// A flat table with room to spare: millions of grams are looked up for one comparison, which a Map takes longer for.
interface Index {
  keys: Int32Array
  columns: Int32Array
  shift: number
}

const indexes = new WeakMap<Columns, Index>()
const free = -1

function indexOf(columns: Columns): Index {
  const known = indexes.get(columns)
  if (known) return known
  const bits = Math.ceil(Math.log2(columns.size + 1)) + 2
  const index = {
    keys: new Int32Array(2 ** bits).fill(free),
    columns: new Int32Array(2 ** bits),
    shift: 32 - bits,
  }
  for (const [key, column] of columns) {
    const slot = slotOf(index, key)
    index.keys[slot] = key
    index.columns[slot] = column
  }
  indexes.set(columns, index)
  return index
}

// The key's slot, or the free one in which it would lie.
function slotOf({ keys, shift }: Index, key: number) {
  let slot = Math.imul(key, 0x9e3779b1) >>> shift
  while (keys[slot] !== key && keys[slot] !== free) slot = (slot + 1) & (keys.length - 1)
  return slot
}

function addCounts(counts: Float64Array, index: Index, { keys }: GramStream) {
  for (let at = 0; at < keys.length; at++) {
    const slot = slotOf(index, keys[at]!)
    if (index.keys[slot] !== free) counts[index.columns[slot]!]!++
  }
}
