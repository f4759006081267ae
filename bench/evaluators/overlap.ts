import { compareWithPeers, type Overlap } from '../../src/detectors/overlap/compare.ts'
import { overlap } from '../../src/detectors/overlap/detector.ts'
import { ownWords } from '../../src/detectors/overlap/words.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import { UnreadableData } from '../rows.ts'
import { ratio } from './counting.ts'
import { areaUnderCurve, wilson } from './verification-metrics.ts'

interface Answer {
  id: string
  group: string
  kind: string
  words: string[]
}

/**
 * Measures `overlap` on answers to set questions and the source that some were made from: rows `{id, group, kind,
 * text}`, where `orig` is a group's source, `non` was written without it, and all other kinds with it.
 * Every answer is compared with its source and, in the same run, with the other answers of its group, as in a cohort.
 * Score: likeness to the source. Alarms: flags between two answers that were both written without it.
 */
export const overlapEvaluator: Evaluator = {
  detector: overlap.id,

  async evaluate({ rows, progress }) {
    const texts = rows.map(answerOf)
    const answers = texts.filter(({ kind }) => kind !== 'orig')
    if (answers.length === texts.length) throw new UnreadableData('No row has the kind “orig”.')
    const pairs = { compared: 0, flagged: 0 }
    const predictions = answers.map((answer, index) => {
      const compared = compareWithPeers(
        answer.words,
        texts.filter((other) => isPeer(answer, other)),
      )
      const source = compared.filter(({ peer }) => texts.some(({ id, kind }) => id === peer && kind === 'orig'))
      if (answer.kind === 'non') countPairs(pairs, compared, texts)
      progress(index + 1, answers.length)
      return {
        id: answer.id,
        score: Math.max(0, ...source.map(({ score }) => score)),
        flagged: source.some(({ flagged }) => flagged),
      }
    })
    return { metrics: metricsOf(answers, predictions, pairs), predictions: predictions as unknown as Row[] }
  },
}

interface Prediction {
  id: string
  score: number
  flagged: boolean
}

function metricsOf(answers: Answer[], predictions: Prediction[], pairs: { compared: number; flagged: number }) {
  const independent = answers.map(({ kind }) => kind === 'non')
  const kinds = [...new Set(answers.map(({ kind }) => kind))].sort()
  const byKind = kinds.map((kind) => {
    const own = predictions.filter((_, at) => answers[at]!.kind === kind)
    const flagged = own.filter((one) => one.flagged).length
    return [
      kind,
      { n: own.length, flagged, flaggedShare: ratio(flagged, own.length), wilson: wilson(flagged, own.length) },
    ]
  })
  return {
    detector: overlap.id,
    version: overlap.version,
    n: answers.length,
    auc: areaUnderCurve(
      predictions.filter((_, at) => !independent[at]).map(({ score }) => score),
      predictions.filter((_, at) => independent[at]).map(({ score }) => score),
    ),
    byKind: Object.fromEntries(byKind),
    independentPairs: { ...pairs, wilson: wilson(pairs.flagged, pairs.compared) },
  }
}

function countPairs(pairs: { compared: number; flagged: number }, compared: Overlap[], texts: Answer[]) {
  for (const { peer, flagged } of compared) {
    if (texts.find(({ id }) => id === peer)!.kind !== 'non') continue
    pairs.compared++
    if (flagged) pairs.flagged++
  }
}

function isPeer(answer: Answer, other: Answer) {
  return other !== answer && other.group === answer.group
}

function answerOf(row: Row): Answer {
  const { id, group, kind, text } = row
  if (typeof id !== 'string' || typeof group !== 'string' || typeof kind !== 'string' || typeof text !== 'string') {
    throw new UnreadableData('Each row needs id, group, kind and text.')
  }
  return { id, group, kind, words: ownWords(text).texts }
}
