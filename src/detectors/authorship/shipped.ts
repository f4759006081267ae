import { readFileSync } from 'node:fs'
import type { Columns } from './frequencies.ts'
import { gramKey, type ViewName } from './grams.ts'
import type { Statistics, ViewStatistics } from './statistics.ts'

const folder = new URL('./statistics/', import.meta.url)
/** Frequencies are kept as parts of ten million and weights in thousandths, so that the files stay small and readable. */
export const frequencyUnit = 1e7
export const weightUnit = 1e3

let loaded: Statistics | undefined

/** The statistics in `statistics/`, read once. A provider may replace them by its own. */
export function shippedStatistics(): Statistics {
  loaded ??= readStatistics(folder)
  return loaded
}

/** Reads statistics from a folder as the build command writes them. */
export function readStatistics(from: URL): Statistics {
  const { views, ...rest } = JSON.parse(readFileSync(new URL('summary.json', from), 'utf8')) as Statistics
  return { ...rest, views: views.map((view) => ({ ...view, ...readTable(from, view.view) })) }
}

function readTable(from: URL, view: ViewName): Pick<ViewStatistics, 'columns' | 'mean' | 'deviation' | 'weight'> {
  const rows = readFileSync(new URL(`${view}.tsv`, from), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
  const columns: Columns = new Map()
  const figures = rows.map((row, column) => {
    const [gram, ...values] = row.split('\t')
    columns.set(gramKey(view, gram!), column)
    return values.map(Number)
  })
  const figure = (at: number, unit: number) => Float64Array.from(figures, (values) => values[at]! / unit)
  return { columns, mean: figure(0, frequencyUnit), deviation: figure(1, frequencyUnit), weight: figure(2, weightUnit) }
}
