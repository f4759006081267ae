import { likeness, standardScores } from '../../../src/detectors/authorship/likeness.ts'
import { calibrationInputs, peerTokens } from '../../../src/detectors/authorship/similarity.ts'
import type { Statistics, ViewStatistics } from '../../../src/detectors/authorship/statistics.ts'
import { calibrate, type Judged } from './calibrate.ts'
import { habitSpread } from './habit-spread.ts'
import { learnView } from './learn-view.ts'
import { makePairs, type Pair } from './pairs.ts'
import { groupBy, type ReferenceText } from './reference-text.ts'
import { seeded, shuffled } from './seeded.ts'

const leastWriters = 10

/**
 * Learns all statistics from texts of known writers. The views are learned from all of them; the calibration from
 * comparisons judged by views that were learned without the writers in question. Throws a RangeError when there are
 * too few writers.
 */
export function buildStatistics(
  texts: ReferenceText[],
  { folds = 5, progress = () => {} }: { folds?: number; progress?: (step: string) => void } = {},
): Pick<Statistics, 'views' | 'calibration' | 'habitSpread'> {
  const several = [...groupBy(texts, ({ writer }) => writer).values()].filter(({ length }) => length > 1)
  if (several.length < leastWriters) {
    throw new RangeError(
      `Learning needs at least ${leastWriters} writers with two texts each; there are ${several.length}.`,
    )
  }
  const judged = foldsOf(texts, folds).flatMap((held, fold) => {
    progress(`calibration ${fold + 1} of ${folds}`)
    const views = learnViews(texts.filter(({ writer }) => !held.has(writer)))
    return judge(
      views,
      makePairs(
        texts.filter(({ writer }) => held.has(writer)),
        texts,
      ),
    )
  })
  progress('all writers')
  return { views: learnViews(texts), calibration: calibrate(judged), habitSpread: habitSpread(texts) }
}

/** Both views, learned from some texts. */
export function learnViews(texts: ReferenceText[]) {
  const pairs = makePairs(texts)
  return [learnView('letters', texts, pairs), learnView('tokens', texts, pairs)]
}

/** Comparisons as the calibration sees them, by views that should not have seen their writers. */
export function judge(views: Statistics['views'], pairs: Pair[]): Judged[] {
  const peers = views.map((view) => scoresOfPeers(view))
  return pairs.map(({ submission, known, cohort, same, corpus }) => ({
    inputs: calibrationInputs(
      views.map((view, index) =>
        likeness(view, standardScores(view, [submission]), standardScores(view, known), cohort.map(peers[index]!)),
      ),
      submission.length,
      known.reduce((sum, { length }) => sum + length, 0),
    ),
    same,
    corpus,
  }))
}

// A text serves in many cohorts; its start is counted once.
function scoresOfPeers(view: ViewStatistics) {
  const known = new Map<ReferenceText, Float64Array>()
  return (text: ReferenceText) => {
    const scores = known.get(text) ?? standardScores(view, [text.masked.subarray(0, peerTokens)])
    known.set(text, scores)
    return scores
  }
}

/** Writers dealt into folds, whole. */
export function foldsOf(texts: ReferenceText[], folds: number, seed = 1): Set<string>[] {
  const writers = shuffled([...new Set(texts.map(({ writer }) => writer))].sort(), seeded(seed))
  return Array.from({ length: folds }, (_, fold) => new Set(writers.filter((_, at) => at % folds === fold)))
}
