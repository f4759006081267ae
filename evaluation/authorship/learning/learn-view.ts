import { type Columns, frequencies } from '../../../src/detectors/authorship/frequencies.ts'
import { gramsOf, type ViewName } from '../../../src/detectors/authorship/grams.ts'
import { centreOf, direction, dot, standardise } from '../../../src/detectors/authorship/likeness.ts'
import type { ViewStatistics } from '../../../src/detectors/authorship/statistics.ts'
import type { Pair } from './pairs.ts'
import { groupBy, type ReferenceText } from './reference-text.ts'
import { reliability } from './reliability.ts'
import { learnWeights, type ScoredPair } from './weights.ts'

const columnsKept = 4000

/** Learns one view's statistics: which grams to count, how they are distributed, how much each tells about a writer. */
export function learnView(view: ViewName, texts: ReferenceText[], pairs: Pair[]): ViewStatistics {
  const columns = mostFrequent(view, texts)
  const rows = texts.map(({ masked }) => frequencies(view, columns, [masked]))
  const flat = { view, columns, ...distribution(rows), weight: new Float64Array(columns.size).fill(1) }
  const standard = rows.map((row) => standardise(flat, row))

  const scored = score(flat, texts, standard, pairs)
  const weight = learnWeights(scored, reliability(texts, clipped(standard)))
  return { ...flat, weight: normalised(weight), strangers: strangerLikeness(scored, weight) }
}

/** Pairs count the same in total for every corpus and answer. */
export function importances(pairs: Pick<Pair, 'corpus' | 'same'>[]): number[] {
  const cell = ({ corpus, same }: Pick<Pair, 'corpus' | 'same'>) => `${corpus} ${same}`
  const sizes = groupBy(pairs, cell)
  return pairs.map((pair) => pairs.length / sizes.size / sizes.get(cell(pair))!.length)
}

function mostFrequent(view: ViewName, texts: ReferenceText[]): Columns {
  const totals = new Map<number, number>()
  for (const { masked } of texts) {
    const { keys, length } = gramsOf(view, masked)
    for (const key of keys) totals.set(key, (totals.get(key) ?? 0) + 1 / length)
  }
  const ranked = [...totals].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, columnsKept)
  return new Map(ranked.map(([key], column) => [key, column]))
}

function distribution(rows: Float64Array[]) {
  const mean = new Float64Array(rows[0]!.length)
  const deviation = new Float64Array(rows[0]!.length)
  for (const row of rows)
    for (let column = 0; column < mean.length; column++) mean[column]! += row[column]! / rows.length
  for (const row of rows) {
    for (let column = 0; column < mean.length; column++) deviation[column]! += (row[column]! - mean[column]!) ** 2
  }
  return { mean, deviation: deviation.map((squares) => Math.sqrt(squares / rows.length)) }
}

function score(
  flat: Pick<ViewStatistics, 'view' | 'columns' | 'mean' | 'deviation' | 'weight'>,
  texts: ReferenceText[],
  standard: Float64Array[],
  pairs: Pair[],
): ScoredPair[] {
  const key = ({ corpus, group }: { corpus: string; group: string }) => `${corpus} ${group}`
  const rowOf = new Map(texts.map((text, row) => [text, standard[row]!]))
  const centres = new Map(
    [...groupBy(texts, key)].map(([name, members]) => [
      name,
      centreOf(
        members.map((text) => rowOf.get(text)!),
        flat.mean.length,
      ),
    ]),
  )
  const importance = importances(pairs)
  const values = (masked: Uint16Array[]) => standardise(flat, frequencies(flat.view, flat.columns, masked))
  return pairs.map((pair, at) => ({
    submission: values([pair.submission]),
    known: values(pair.known),
    centre: centres.get(key(pair))!,
    same: pair.same,
    importance: importance[at]!,
  }))
}

function clipped(standard: Float64Array[]) {
  return standard.map((row) => row.map((value) => Math.max(-2.5, Math.min(2.5, value))))
}

// Only the ratios between weights matter; a mean of one makes them readable.
function normalised(weight: Float64Array) {
  const mean = weight.reduce((sum, value) => sum + value, 0) / weight.length
  return weight.map((value) => value / mean)
}

function strangerLikeness(pairs: ScoredPair[], weight: Float64Array) {
  const cosines = pairs
    .filter(({ same }) => !same)
    .map(({ submission, known, centre }) =>
      dot(direction(submission, centre, weight), direction(known, centre, weight)),
    )
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length
  const squares = cosines.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / cosines.length) }
}
