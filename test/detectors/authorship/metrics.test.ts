import { describe, expect, test } from 'vitest'
import {
  areaInterval,
  areaUnderCurve,
  brier,
  cAtOne,
  calibrationError,
  equalErrorRate,
  fHalfU,
  type Judgement,
  wilson,
} from '../../../evaluation/evaluators/verification-metrics.ts'
import { type JudgedProblem, reportOn } from '../../../evaluation/evaluators/verification-report.ts'

const judged = (same: boolean, probability: number, abstained = false): Judgement => ({ same, probability, abstained })

describe('the figures of the protocol, on numbers worked out by hand', () => {
  test('area under the curve: ties count half', () => {
    expect(areaUnderCurve([3, 2], [1, 2])).toBe(0.875)
    expect(areaUnderCurve([1], [])).toBeNull()
  })

  test('c@1 rewards an open answer with the accuracy of the others', () => {
    const answers = [judged(true, 0.9), judged(false, 0.2), judged(false, 0.7), judged(true, 0.9, true)]

    expect(cAtOne(answers)).toBe((2 + (1 * 2) / 4) / 4)
    expect(cAtOne([judged(true, 0.5)])).toBe(0)
  })

  test('F0.5u counts an open answer like a miss', () => {
    const answers = [
      judged(true, 0.9),
      judged(true, 0.8),
      judged(true, 0.1),
      judged(false, 0.6),
      judged(false, 0.9, true),
    ]

    expect(fHalfU(answers)).toBe(2.5 / (2.5 + 0.25 * 2 + 1))
  })

  test('Brier is one minus the mean squared error, an open answer being a half', () => {
    expect(brier([judged(true, 0.8), judged(false, 0.4), judged(true, 0.99, true)])).toBe(0.85)
  })

  test('equal error rate is where as many are missed as accepted', () => {
    expect(equalErrorRate([0.9, 0.8, 0.3], [0.1, 0.2, 0.7])).toBeCloseTo(1 / 3, 5)
  })

  test('calibration error is how far what was said is from what was true', () => {
    expect(calibrationError([judged(true, 0.95), judged(false, 0.95)])).toBe(0.45)
    expect(calibrationError([judged(true, 1), judged(false, 0)])).toBe(0)
  })

  test('Wilson’s interval of 2 in 132', () => {
    expect(wilson(2, 132)![0]).toBeCloseTo(0.0042, 3)
    expect(wilson(2, 132)![1]).toBeCloseTo(0.0537, 3)
    expect(wilson(0, 0)).toBeNull()
  })

  test('the interval of the area draws writers, and is the same every time', () => {
    const problems = Array.from({ length: 60 }, (_, at) => ({
      writer: `w${at % 12}`,
      same: at % 2 === 0,
      score: (at * 37) % 53,
    }))

    const [low, high] = areaInterval(problems)!

    expect(areaInterval(problems)).toEqual([low, high])
    expect(low).toBeLessThan(high)
  })
})

test('a report shows each kind of different writer beside all of a set’s genuine problems', () => {
  const problem = (kind: string, score: number, wouldFlag: boolean, abstained = false): JudgedProblem => ({
    id: `${kind} ${score}`,
    set: 'essays',
    kind,
    same: kind === 'same',
    native: 'ns',
    group: 'A',
    writer: `w${score}`,
    submissionWords: 800,
    knownPieces: 2,
    knownWords: 1800,
    score,
    abstained,
    wouldFlag,
    flagged: wouldFlag && !abstained,
  })

  const report = reportOn([
    problem('same', 0.9, false),
    problem('same', 0.2, true, true),
    problem('class', 0.1, true),
    problem('other', 0.4, false),
  ])

  expect(Object.keys(report.sets)).toEqual(['essays/class', 'essays/other'])
  expect(report.sets['essays/class']).toMatchObject({
    n: 3,
    auc: 1,
    flags: { false: { n: 2, flagged: 1, share: 0.5 }, caught: { n: 1, flagged: 1, share: 1 } },
    withAbstention: { abstained: 1, flags: { false: { n: 1, flagged: 0 }, caught: { n: 1, flagged: 1 } } },
  })
  expect(report.words['from 750']!.n).toBe(4)
  expect(report.pieces['2']).toMatchObject({ n: 4, abstained: 1 })
  expect(report.piecesAndWords['2, from 1500']!.n).toBe(4)
})
