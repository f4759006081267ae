import { groupBy } from '../authorship/learning/reference-text.ts'
import { ratio } from './counting.ts'
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
} from './verification-metrics.ts'

/** A problem as it was judged. */
export interface JudgedProblem {
  id: string
  set: string
  kind: string
  same: boolean
  native: string | null
  group: string
  writer: string
  submissionWords: number
  knownPieces: number
  knownWords: number
  score: number
  abstained: boolean
  flagged: boolean
  wouldFlag: boolean
}

const lengthBins = [250, 500, 750, 1000, Number.POSITIVE_INFINITY]
const earlierBins = [500, 1000, 1500, 2500, Number.POSITIVE_INFINITY]

/** All figures of the protocol: by set and kind of different writer, by first language, lengths, earlier pieces and group. */
export function reportOn(problems: JudgedProblem[]) {
  return {
    n: problems.length,
    all: figuresOf(problems),
    sets: Object.fromEntries(setsOf(problems).map(([name, members]) => [name, figuresOf(members)])),
    native: byKey(problems, ({ native }) => native),
    words: byKey(problems, ({ submissionWords }) => binOf(submissionWords, lengthBins)),
    pieces: byKey(problems, ({ knownPieces }) => piecesOf(knownPieces)),
    earlierWords: byKey(problems, ({ knownWords }) => binOf(knownWords, earlierBins)),
    piecesAndWords: byKey(
      problems,
      ({ knownPieces, knownWords }) => `${piecesOf(knownPieces)}, ${binOf(knownWords, earlierBins)}`,
    ),
    groups: byKey(problems, ({ group }) => group || null),
  }
}

/** Same-writer problems of a set with each kind of its different-writer problems. */
export function setsOf(problems: JudgedProblem[]): [string, JudgedProblem[]][] {
  return [...groupBy(problems, ({ set }) => set)].flatMap(([set, members]) => {
    const genuine = members.filter(({ same }) => same)
    const kinds = groupBy(
      members.filter(({ same }) => !same),
      ({ kind }) => kind,
    )
    return [...kinds].map(([kind, others]): [string, JudgedProblem[]] => [`${set}/${kind}`, [...genuine, ...others]])
  })
}

/** With the abstention rule as people meet it, and without it, so that short texts can be judged as well. */
function figuresOf(problems: JudgedProblem[]) {
  return {
    n: problems.length,
    ...qualityOf(problems, false),
    flags: rates(problems, ({ wouldFlag }) => wouldFlag),
    withAbstention: {
      abstained: problems.filter(({ abstained }) => abstained).length,
      ...qualityOf(problems, true),
      flags: rates(
        problems.filter(({ abstained }) => !abstained),
        ({ flagged }) => flagged,
      ),
    },
  }
}

function qualityOf(problems: JudgedProblem[], abstaining: boolean) {
  const judgements: Judgement[] = problems.map(({ same, score, abstained }) => ({
    same,
    probability: score,
    abstained: abstaining && abstained,
  }))
  const answered = problems.filter(({ abstained }) => !(abstaining && abstained))
  const scores = (same: boolean) => answered.filter((one) => one.same === same).map(({ score }) => score)
  return {
    auc: areaUnderCurve(scores(true), scores(false)),
    aucInterval: areaInterval(answered),
    cAtOne: cAtOne(judgements),
    fHalfU: fHalfU(judgements),
    brier: brier(judgements),
    eer: equalErrorRate(scores(true), scores(false)),
    ece: calibrationError(judgements),
  }
}

/** False flags are flags on the writer's own text; caught are flags on somebody else's. */
function rates(problems: JudgedProblem[], isFlagged: (problem: JudgedProblem) => boolean) {
  const of = (same: boolean) => {
    const members = problems.filter((one) => one.same === same)
    const flagged = members.filter(isFlagged).length
    return {
      n: members.length,
      flagged,
      share: ratio(flagged, members.length),
      wilson: wilson(flagged, members.length),
    }
  }
  return { false: of(true), caught: of(false) }
}

function byKey(problems: JudgedProblem[], keyOf: (problem: JudgedProblem) => string | null) {
  const known = problems.filter((problem) => keyOf(problem) !== null)
  return Object.fromEntries(
    [...groupBy(known, (problem) => keyOf(problem)!)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, members]) => [
        key,
        {
          n: members.length,
          abstained: members.filter(({ abstained }) => abstained).length,
          auc: areaUnderCurve(
            members.filter(({ same }) => same).map(({ score }) => score),
            members.filter(({ same }) => !same).map(({ score }) => score),
          ),
          aucInterval: areaInterval(members),
          flags: rates(members, ({ wouldFlag }) => wouldFlag),
        },
      ]),
  )
}

function piecesOf(pieces: number): string {
  return pieces > 2 ? '3 or more' : String(pieces)
}

function binOf(words: number, bins: number[]): string {
  const upper = bins.findIndex((limit) => words < limit)
  return upper === 0 ? `under ${bins[0]}` : `from ${bins[upper - 1]}`
}
