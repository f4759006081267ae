import { UnreadableData } from '../../bench/rows.ts'
import { compare } from '../../src/detectors/authorship/compare.ts'
import { authorship } from '../../src/detectors/authorship/detector.ts'
import { shippedStatistics } from '../../src/detectors/authorship/shipped.ts'
import type { Statistics } from '../../src/detectors/authorship/statistics.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import { measureNormaliser } from './normaliser-rows.ts'
import { textsById } from './sibling-texts.ts'
import { measureTextsAlone } from './texts-alone.ts'
import {
  areReferences,
  idsIn,
  type Problem,
  problemsFromReferences,
  problemsFromRows,
} from './verification-problems.ts'
import { type JudgedProblem, reportOn } from './verification-report.ts'

/**
 * Measures `authorship` with the shipped statistics. Reads verification problems that refer to documents beside the
 * file or carry their texts; texts with a reference normalisation (`raw`, `clean`); and texts alone, about which nothing
 * may be said without earlier work.
 */
export const authorshipEvaluator: Evaluator = {
  detector: authorship.id,

  async evaluate({ rows, sibling, progress }) {
    const about = { detector: authorship.id, version: authorship.version }
    const [first = {}] = rows
    if (typeof first.raw === 'string') return withAbout(about, measureNormaliser(rows, progress))
    if (areReferences(rows)) {
      const texts = await textsById(idsIn(rows), sibling)
      return withAbout(about, judgeAll(problemsFromReferences(rows, texts), progress))
    }
    if (Array.isArray(first.known)) return withAbout(about, judgeAll(problemsFromRows(rows), progress))
    if (typeof first.text === 'string') return withAbout(about, await measureTextsAlone(rows, progress))
    throw new UnreadableData('The rows are neither problems nor texts.')
  },
}

function withAbout(about: Row, { metrics, predictions }: { metrics: Row; predictions: Row[] }) {
  return { metrics: { ...about, ...metrics }, predictions }
}

function judgeAll(problems: Problem[], progress: (done: number, total: number) => void) {
  const { judged, predictions } = judgeProblems(problems, shippedStatistics(), progress)
  return { metrics: reportOn(judged), predictions }
}

/** Compares every problem's texts by some statistics. */
export function judgeProblems(
  problems: Problem[],
  statistics: Statistics,
  progress: (done: number, total: number) => void = () => {},
) {
  const judged: JudgedProblem[] = []
  const predictions = problems.map((problem, index) => {
    const begun = performance.now()
    const found = compare(problem.submission, problem.known, problem.cohort, statistics)
    const ms = Math.round((performance.now() - begun) * 100) / 100
    const { abstained, wouldFlag, submissionWords, knownPieces, knownWords } = found
    const score = found.score ?? 0.5
    const flagged = wouldFlag && !abstained
    judged.push({ ...problem, submissionWords, knownPieces, knownWords, score, abstained, flagged, wouldFlag })
    progress(index + 1, problems.length)
    return { id: problem.id, score, abstained, flagged, wouldFlag, ms }
  })
  return { judged, predictions }
}
