import type { Document } from '../../domain/screening/document.ts'
import { countWords } from '../reading/lines.ts'
import type { AsideKind } from '../reading/prose/aside.ts'
import { isEnglish } from '../reading/prose/language.ts'
import { type RunningProse, runningProse, sentencesOf } from '../reading/prose/running-prose.ts'
import { mask } from './masking.ts'
import { type HabitBeside, habitsBeside, type Reason, reasonsFor } from './reasons.ts'
import { shippedStatistics } from './shipped.ts'
import { logOddsOfOneWriter, percentile } from './similarity.ts'
import type { Statistics } from './statistics.ts'

/** Why two bodies of text are not compared. */
export type Abstention =
  | 'not-english'
  | 'submission-too-short'
  | 'mostly-not-prose'
  | 'no-earlier-work'
  | 'earlier-work-too-short'

/** What the comparison of a submission with the same student's earlier work gives. Advice, never proof. */
export interface Comparison {
  advisory: true
  version: string
  abstained: boolean
  reason: Abstention | null
  /**
   * Calibrated similarity, 0–1: the chance of one writer if one and two writers were equally likely beforehand. Kept
   * for the record and for measuring; never shown. Null when a side has no prose at all.
   */
  score: number | null
  /** In how many of 100 comparisons of texts by one writer the two read less alike. Null as above. */
  percentile: number | null
  /** The one band: less alike than all but one in a hundred comparisons of texts by one writer. */
  band: 'in-range' | 'low-confidence' | 'reads-unlike' | null
  /** What the band would be, were there enough text; for measuring only. */
  wouldFlag: boolean
  submissionWords: number
  knownWords: number
  knownPieces: number
  cohortSize: number
  /** Words of the submission that were set aside: quotations, citations, references, headings, tables and the like. */
  removedWords: number
  habits: HabitBeside[]
  reasons: Reason[]
}

export const leastSubmissionWords = 500
export const leastKnownWords = 1000
export const leastKnownPieces = 2
/** Below these the comparison stands but rests on little. */
const usualSubmissionWords = 750
const usualKnownWords = 1500
const mostPeers = 60
const peerCharacters = 7000
const notProse: AsideKind[] = ['quotation', 'list', 'code', 'table', 'formula']
const mostNotProse = 0.4

/**
 * Does a submission read like the same student's earlier work, measured against a cohort of other students' texts?
 * Sees only grammar words, punctuation and word endings. Pure and deterministic: the same texts give the same bits.
 */
export function compare(
  submission: string | Pick<Document, 'text' | 'zones'>,
  known: string[],
  cohort: string[],
  statistics: Statistics = shippedStatistics(),
): Comparison {
  const { text, zones } = typeof submission === 'string' ? { text: submission, zones: [] } : submission
  const own = runningProse(text, zones)
  const pieces = known.map((piece) => runningProse(piece)).filter(({ words }) => words > 0)
  const masked = mask(own.text)
  const earlier = pieces.map((piece) => mask(piece.text))
  const knownWords = pieces.reduce((sum, { words }) => sum + words, 0)
  const reason = abstention(text, own, pieces, knownWords)

  const logOdds =
    masked.length > 0 && knownWords > 0
      ? logOddsOfOneWriter(statistics, masked, earlier, cohort.slice(0, mostPeers).map(peerOf))
      : null
  const rank = logOdds === null ? null : percentile(statistics.calibration, logOdds)
  const wouldFlag = logOdds !== null && logOdds < statistics.calibration.threshold
  const habits = habitsBeside(masked, earlier)
  const little = own.words < usualSubmissionWords || knownWords < usualKnownWords
  return {
    advisory: true,
    version: statistics.version,
    abstained: reason !== null,
    reason,
    score: logOdds === null ? null : 1 / (1 + Math.exp(-logOdds)),
    percentile: rank,
    band: reason ? null : wouldFlag ? 'reads-unlike' : little ? 'low-confidence' : 'in-range',
    wouldFlag,
    submissionWords: own.words,
    knownWords,
    knownPieces: pieces.length,
    cohortSize: Math.min(cohort.length, mostPeers),
    removedWords: own.removedWords,
    habits,
    reasons: reasonsFor(habits, statistics.habitSpread),
  }
}

// A yardstick needs no more than about 1,000 words; reading on would only take time.
function peerOf(text: string) {
  return mask(sentencesOf(text.slice(0, peerCharacters)))
}

function abstention(text: string, own: RunningProse, pieces: RunningProse[], knownWords: number): Abstention | null {
  const set = own.asides
    .filter(({ kind }) => notProse.includes(kind))
    .reduce((sum, { start, end }) => sum + countWords(text.slice(start, end)), 0)
  if (own.words > 0 && !isEnglish(own.text)) return 'not-english'
  if (set > mostNotProse * (own.words + own.removedWords)) return 'mostly-not-prose'
  if (own.words < leastSubmissionWords) return 'submission-too-short'
  if (pieces.length < leastKnownPieces) return 'no-earlier-work'
  if (knownWords < leastKnownWords) return 'earlier-work-too-short'
  if (!pieces.every((piece) => isEnglish(piece.text))) return 'not-english'
  return null
}
