import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { referenceTexts, writtenTexts } from '../../bench/reference-texts.ts'
import { readRows, readSibling, UnreadableData } from '../../bench/rows.ts'
import type { Statistics } from '../../src/detectors/authorship/statistics.ts'
import type { Row } from '../evaluator.ts'
import { judgeProblems } from '../evaluators/authorship.ts'
import { namesBeside, textsById } from '../evaluators/sibling-texts.ts'
import {
  areReferences,
  idsIn,
  type Problem,
  problemsFromReferences,
  problemsFromRows,
} from '../evaluators/verification-problems.ts'
import { reportOn } from '../evaluators/verification-report.ts'
import { foldsOf, judge, learnViews } from './learning/build.ts'
import { calibrate } from './learning/calibrate.ts'
import { makePairs } from './learning/pairs.ts'
import type { ReferenceText } from './learning/reference-text.ts'

const usage = `Usage: node --import tsx evaluation/authorship/authorship-folds.ts --texts <file> [--texts …] --problems <file> [--problems …]

Measures the authorship comparison on writers that its statistics have never seen: writers are dealt into five folds,
and each problem is judged by statistics that were learned without the folds of both its writers. Prints the metrics as
JSON on the last line. Slow: fifteen times the learning of the shipped statistics.`

const folds = 5
/** Every two folds once, and each with itself. */
const cells = Array.from({ length: folds }, (_, a) =>
  Array.from({ length: folds - a }, (_, more): [number, number] => [a, a + more]),
).flat()

async function main(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: { texts: { type: 'string', multiple: true }, problems: { type: 'string', multiple: true } },
  })
  if (!values.texts || !values.problems) throw new UnreadableData(usage)
  const rows = await Promise.all(values.texts.map(readRows))
  const texts = rows.flatMap((read, at) => referenceTexts(basename(values.texts![at]!), writtenTexts(read)))
  const asked = await Promise.all(values.problems.map(readProblems))

  const dealt = foldsOf(texts, folds)
  const placed = placeIn(dealt, rows.flat())
  const without = learnWithout(texts, dealt)
  const measurements = asked.map((problems, at) => {
    const judged = cells.flatMap(([a, b]) => {
      const members = problems.filter(({ writer, submissionWriter }) => {
        const [first, second] = [placed(writer), placed(submissionWriter)].sort()
        return first === a && second === b
      })
      return judgeProblems(members, without(a, b)).judged
    })
    return { data: basename(values.problems![at]!), ...reportOn(judged) }
  })
  process.stdout.write(`${JSON.stringify({ folds, measurements })}\n`)
}

/** The fold of a writer, who may go by a name of his texts (`author`) or be known as a `person`. */
function placeIn(dealt: Set<string>[], rows: Row[]) {
  const persons = new Map(rows.map(({ author, person = author }) => [author, person]))
  return (writer: string) => {
    const fold = dealt.findIndex((held) => held.has(String(persons.get(writer) ?? writer)))
    if (fold < 0) throw new UnreadableData(`No text is by ${writer}.`)
    return fold
  }
}

/**
 * Statistics learned without two folds (or one, named twice). Their calibration rests on comparisons within the other
 * folds, each judged by views that were learned without that fold.
 */
function learnWithout(texts: ReferenceText[], dealt: Set<string>[]) {
  const views = remembered((a, b) => {
    process.stderr.write(`learning without folds ${a + 1} and ${b + 1}\n`)
    return learnViews(texts.filter(({ writer }) => !dealt[a]!.has(writer) && !dealt[b]!.has(writer)))
  })
  const judgedIn = remembered((fold) => {
    const members = texts.filter(({ writer }) => dealt[fold]!.has(writer))
    return judge(views(fold, fold), makePairs(members, texts))
  })
  return (a: number, b: number): Statistics => {
    const rest = dealt.flatMap((_, fold) => (fold === a || fold === b ? [] : judgedIn(fold)))
    return { version: 'folds', sources: [], views: views(a, b), calibration: calibrate(rest), habitSpread: {} }
  }
}

function remembered<T, Key extends number[]>(make: (...key: Key) => T) {
  const made = new Map<string, T>()
  return (...key: Key): T => {
    const name = key.join(' ')
    if (!made.has(name)) made.set(name, make(...key))
    return made.get(name)!
  }
}

async function readProblems(path: string): Promise<Problem[]> {
  const rows = await readRows(path)
  if (!areReferences(rows)) return problemsFromRows(rows)
  return problemsFromReferences(
    rows,
    await textsById(idsIn(rows), (name) => readSibling(path, name), namesBeside(path)),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(process.argv.slice(2)).catch((error: Error) => {
    if (!(error instanceof UnreadableData)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  })
}
