import { UnreadableData } from '../../../bench/rows.ts'
import { compareWithPeers } from '../../../src/detectors/overlap/compare.ts'
import { overlap } from '../../../src/detectors/overlap/detector.ts'
import { fingerprints } from '../../../src/detectors/overlap/fingerprints.ts'
import { ownWords } from '../../../src/detectors/reading/words.ts'
import type { Evaluator, Row } from '../../evaluator.ts'
import { ratio } from '../counting.ts'
import { areaUnderCurve, wilson } from '../verification-metrics.ts'
import { evaluatePairs, isPair } from './pairs.ts'

interface Text {
  id: string
  writer: string
  group: string
  kind: string
  words: string[]
  prints: Set<bigint>
}

/**
 * Measures `overlap` on rows `{id, author, group, kind, text}`.
 *
 * With rows of the kind `orig`, every other row of a group is an answer and compared with the group's source: `non` was
 * written without it, all other kinds with it. Every two `non` answers of a group are compared as well, both ways, and
 * should raise nothing. Rows `{id, kind, text, peer, gold}` are pairs for the whole detector. Without `orig`, every two texts of a group by different writers are such a pair.
 */
export const overlapEvaluator: Evaluator = {
  detector: overlap.id,

  async evaluate({ rows, progress }) {
    if (rows.every(isPair)) return evaluatePairs(rows, progress)
    const texts = rows.map(textOf)
    const sources = texts.filter(({ kind }) => kind === 'orig')
    const answers = texts.filter(({ kind }) => kind !== 'orig')
    const independent = sources.length > 0 ? answers.filter(({ kind }) => kind === 'non') : answers
    const alarms = { pairs: 0, sharingFingerprints: 0, flagged: 0 }
    const predictions = answers.map((answer, index) => {
      const source = compare(answer, sources.filter(sameGroup(answer)))
      const found = independent.includes(answer) ? alarmsOf(answer, independent, alarms) : false
      progress(index + 1, answers.length)
      return {
        id: answer.id,
        score: Math.max(0, ...source.map(({ score }) => score)),
        flagged: sources.length > 0 ? source.some(({ flagged }) => flagged) : found,
      }
    })
    return {
      metrics: {
        detector: overlap.id,
        version: overlap.version,
        n: answers.length,
        ...(sources.length > 0 ? againstSources(answers, predictions) : {}),
        independentPairs: { ...alarms, wilson: wilson(alarms.flagged, alarms.pairs) },
      },
      predictions,
    }
  },
}

function againstSources(answers: Text[], predictions: { score: number; flagged: boolean }[]) {
  const scores = (isPositive: boolean) =>
    predictions.filter((_, at) => (answers[at]!.kind !== 'non') === isPositive).map(({ score }) => score)
  const kinds = [...new Set(answers.map(({ kind }) => kind))].sort()
  const byKind = kinds.map((kind) => {
    const own = predictions.filter((_, at) => answers[at]!.kind === kind)
    const flagged = own.filter((one) => one.flagged).length
    const interval = wilson(flagged, own.length)
    return [kind, { n: own.length, flagged, flaggedShare: ratio(flagged, own.length), wilson: interval }]
  })
  return { auc: areaUnderCurve(scores(true), scores(false)), byKind: Object.fromEntries(byKind) }
}

// As in production, only works that share a fingerprint are compared; short answers are compared in any case.
function alarmsOf(
  answer: Text,
  independent: Text[],
  alarms: { pairs: number; sharingFingerprints: number; flagged: number },
) {
  const others = independent.filter(sameGroup(answer)).filter(({ writer }) => writer !== answer.writer)
  const near = others.filter(({ prints }) => [...answer.prints].some((print) => prints.has(print)))
  const compared = compare(answer, others.length > shortList ? near : others)
  const flagged = compared.filter((one) => one.flagged).length
  alarms.pairs += others.length
  alarms.sharingFingerprints += near.length
  alarms.flagged += flagged
  return flagged > 0
}

const shortList = 60

function compare(answer: Text, others: Text[]) {
  return others.flatMap(({ id, words }) => compareWithPeers(answer.words, [{ id, words }]))
}

function sameGroup(answer: Text) {
  return (other: Text) => other !== answer && other.group === answer.group
}

function textOf(row: Row): Text {
  const { id, author, group, kind = 'non', text, person = author } = row
  if (typeof id !== 'string' || typeof group !== 'string' || typeof kind !== 'string' || typeof text !== 'string') {
    throw new UnreadableData('Each row needs id, group and text.')
  }
  const prints = new Set(fingerprints(text))
  return { id, writer: String(person ?? id), group, kind, words: ownWords(text).texts, prints }
}
