import { groupBy, type ReferenceText } from './reference-text.ts'

const floor = 0.02
const mostTextsCounted = 6
const leastGroup = 4

/**
 * For each column, the share of its variation between texts that lies between writers rather than between one writer's
 * texts (an intraclass correlation, 0–1), as the mean over the corpora. Habits with a high share are worth comparing.
 * Variation between groups is left out, because it belongs to the subject.
 */
export function reliability(texts: ReferenceText[], standard: Float64Array[]): Float64Array {
  const rowOf = new Map(texts.map((text, row) => [text, standard[row]!]))
  const columns = standard[0]!.length
  const corpora = [...groupBy(texts, ({ corpus }) => corpus).values()]
  const shares = corpora.map((corpus) => {
    const within = spread([...groupBy(corpus, ({ writer }) => writer).values()], 2, mostTextsCounted, rowOf, columns)
    const total = spread([...groupBy(corpus, ({ group }) => group).values()], leastGroup, Infinity, rowOf, columns)
    return total.map((variance, column) => {
      const between = (variance - within[column]!) / (variance + floor)
      return Math.max(0, Math.min(1, between))
    })
  })
  return new Float64Array(columns).map((_, column) => {
    const sum = shares.reduce((total, share) => total + share[column]!, 0)
    return sum / shares.length + floor
  })
}

// Pooled variance of texts around the mean of their set; a set counts as at most `most` texts.
function spread(
  sets: ReferenceText[][],
  least: number,
  most: number,
  rowOf: Map<ReferenceText, Float64Array>,
  columns: number,
): Float64Array {
  const sum = new Float64Array(columns)
  let freedom = 0
  for (const set of sets.filter(({ length }) => length >= least)) {
    const share = Math.min(1, most / set.length)
    const rows = set.map((text) => rowOf.get(text)!)
    freedom += (rows.length - 1) * share
    for (let column = 0; column < columns; column++) {
      let mean = 0
      for (const row of rows) mean += row[column]! / rows.length
      for (const row of rows) sum[column]! += (row[column]! - mean) ** 2 * share
    }
  }
  return sum.map((squares) => squares / Math.max(1, freedom))
}
