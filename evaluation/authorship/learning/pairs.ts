import { groupBy, type ReferenceText } from './reference-text.ts'
import { seeded, shuffled } from './seeded.ts'

/** One question to learn from: did the writer of `known` also write `submission`? */
export interface Pair {
  corpus: string
  group: string
  same: boolean
  submission: Uint16Array
  known: Uint16Array[]
  /** Up to sixty texts by neither writer, of the same group where there are enough. */
  cohort: ReferenceText[]
}

const perWriter = 8
const strangersPerText = 3
const mostKnown = 4
const mostCohort = 60
const leastGroup = 12
/** A question about two writers needs a third for its cohort. */
const leastWriters = 3
/** Window lengths in tokens, beside the whole text: short submissions are the hard ones. */
const windows = [600, 1200]

/**
 * Questions with answers, made from texts of known writers: each text of a writer against others of the same writer,
 * and against other writers', mostly of the same group. Cohorts are drawn from `others` of the same corpus.
 * Deterministic.
 */
export function makePairs(texts: ReferenceText[], others: ReferenceText[] = texts, seed = 7): Pair[] {
  const random = seeded(seed)
  const cohorts = groupBy(others, ({ corpus }) => corpus)
  return [...groupBy(texts, ({ corpus }) => corpus)].flatMap(([name, corpus]) =>
    pairsOf(corpus, cohorts.get(name) ?? [], random),
  )
}

function pairsOf(corpus: ReferenceText[], cohort: ReferenceText[], random: () => number): Pair[] {
  const byWriter = [...groupBy(corpus, ({ writer }) => writer).values()]
  if (byWriter.length < leastWriters) return []
  return byWriter
    .filter((own) => own.length > 1)
    .flatMap((own) =>
      occasions(own, random).flatMap((submission) => {
        const others = own.filter((text) => isAnotherOccasion(text, submission))
        if (others.length === 0) return []
        const strangers = Array.from({ length: strangersPerText }, () => stranger(byWriter, submission, random))
        return [others, ...strangers].map((known, index) => pair(cohort, submission, known, index === 0, random))
      }),
    )
}

// Every text of the writer once, at most eight; those of writers with few texts several times, with other windows.
function occasions(own: ReferenceText[], random: () => number) {
  const chosen = shuffled(own, random).slice(0, perWriter)
  const rounds = Math.ceil(perWriter / 2 / chosen.length)
  return Array.from({ length: rounds }, () => chosen).flat()
}

function stranger(byWriter: ReferenceText[][], submission: ReferenceText, random: () => number) {
  const sameGroup = random() < 0.75
  const others = byWriter.filter((texts) => texts[0]!.writer !== submission.writer)
  const near = sameGroup ? others.filter((texts) => texts[0]!.group === submission.group) : others
  const pool = near.length > 0 ? near : others
  return pool[Math.floor(random() * pool.length)]!
}

function pair(
  others: ReferenceText[],
  submission: ReferenceText,
  known: ReferenceText[],
  same: boolean,
  random: () => number,
): Pair {
  const count = 1 + Math.floor(random() * mostKnown)
  const neither = others.filter(({ writer }) => writer !== submission.writer && writer !== known[0]!.writer)
  const near = neither.filter(({ group }) => group === submission.group)
  const cohort = shuffled(near.length >= leastGroup ? near : neither, random).slice(0, mostCohort)
  return {
    corpus: submission.corpus,
    group: submission.group,
    same,
    submission: windowOf(submission.masked, random),
    known: shuffled(known, random)
      .slice(0, count)
      .map(({ masked }) => windowOf(masked, random)),
    cohort,
  }
}

// Another text of the same kind, cut from other documents: earlier work of another subject is another genre.
function isAnotherOccasion(text: ReferenceText, submission: ReferenceText) {
  return text.group === submission.group && !text.sources.some((source) => submission.sources.includes(source))
}

function windowOf(masked: Uint16Array, random: () => number) {
  const choices = [masked.length, ...windows.filter((length) => length * 1.15 < masked.length)]
  const length = choices[Math.floor(random() * choices.length)]!
  const from = Math.floor(random() * (masked.length - length))
  return masked.subarray(from, from + length)
}
