import type { Columns } from './frequencies.ts'
import type { ViewName } from './grams.ts'

/** What is known about one view's grams from reference texts: aggregate figures only, of masked features only. */
export interface ViewStatistics {
  view: ViewName
  columns: Columns
  /** Mean relative frequency over the reference texts, and its standard deviation between texts. */
  mean: Float64Array
  deviation: Float64Array
  /** How much a gram tells about its writer, 0 or more; 1 is usual. */
  weight: Float64Array
  /** Likeness of texts by different writers: its mean and standard deviation, for when there are few peers to ask. */
  strangers: { mean: number; deviation: number }
}

/** Turns the two views' scores into a calibrated similarity. Inputs are standardised by `centre` and `scale`. */
export interface Calibration {
  /** letters, tokens, log of the submission's words, log of the words of earlier work. */
  centre: number[]
  scale: number[]
  weights: number[]
  intercept: number
  /** Calibrated log-odds of same-writer comparisons at each percent 0–100, in ascending order. */
  sameWriter: number[]
  /** Log-odds below which a text reads unlike the earlier work: the one conservative band. */
  threshold: number
}

/** Everything the comparison knows in advance, and where it comes from. */
export interface Statistics {
  version: string
  sources: { name: string; writers: number; texts: number; words: number }[]
  views: ViewStatistics[]
  calibration: Calibration
  /** Ordinary spread of each plain habit between the texts of one writer. */
  habitSpread: { [habit: string]: number }
}
