import { describe, expect, test } from 'vitest'
import { buildStatistics, foldsOf } from '../../../evaluation/authorship/learning/build.ts'
import { fitLogistic } from '../../../evaluation/authorship/learning/logistic.ts'
import { makePairs } from '../../../evaluation/authorship/learning/pairs.ts'
import type { ReferenceText } from '../../../evaluation/authorship/learning/reference-text.ts'
import { reliability } from '../../../evaluation/authorship/learning/reliability.ts'
import { seeded, shuffled } from '../../../evaluation/authorship/learning/seeded.ts'
import { mask } from '../../../src/detectors/authorship/masking.ts'
import { logOddsOfOneWriter } from '../../../src/detectors/authorship/similarity.ts'

/** Sentences in a writer's own manner: each writer joins clauses, and opens sentences, in a way of their own. */
function speech(manner: number, seed: number, sentences = 40): Uint16Array {
  const random = seeded(seed * 7919 + manner)
  const pick = (choices: string[]) => choices[Math.floor(random() * choices.length)]!
  const joins = ['and', 'but', 'while', 'because', 'although', 'so', 'since', 'whereas']
  const openings = ['However,', 'The', 'In the', 'We', 'It is', 'This', 'There are', 'As']
  const own = [joins[manner % 8]!, joins[(manner * 3 + 1) % 8]!]
  const first = [openings[manner % 8]!, openings[(manner * 5 + 2) % 8]!]
  const word = () => pick(['garden', 'walking', 'early', 'station', 'happiness', 'lights', 'painted', 'winter'])
  const sentence = () =>
    `${pick(random() < 0.7 ? first : openings)} ${word()} ${word()} of the ${word()} ${pick(random() < 0.7 ? own : joins)} ${word()} was ${word()} by a ${word()}.`
  return mask(Array.from({ length: sentences }, sentence).join(' '))
}

const texts: ReferenceText[] = Array.from({ length: 12 }, (_, writer) =>
  Array.from({ length: 3 }, (_, piece) => ({
    corpus: writer % 2 ? 'odd' : 'even',
    writer: `writer ${writer}`,
    group: '',
    sources: [`${writer}/${piece}`],
    masked: speech(writer, piece),
  })),
).flat()

describe('learning', () => {
  test('finds writers apart that it has never seen, and gives the same figures twice', { timeout: 60_000 }, () => {
    const first = buildStatistics(texts, { folds: 2 })
    const second = buildStatistics(texts, { folds: 2 })

    const cohort = Array.from({ length: 8 }, (_, other) => speech(20 + other, 9))
    const known = (manner: number) => [speech(manner, 51), speech(manner, 52)]
    const same = [17, 18, 19].map((manner) => logOddsOfOneWriter(first, speech(manner, 50), known(manner), cohort))
    const different = [17, 18, 19].map((manner) =>
      logOddsOfOneWriter(first, speech(manner, 50), known(manner - 5), cohort),
    )
    expect(Math.min(...same)).toBeGreaterThan(Math.max(...different))
    expect(second).toEqual(first)
  })

  test('pairs never put two cuts of one document against each other, nor a writer into the cohort', () => {
    const cut = texts.map((text) => ({ ...text, sources: [text.writer] }))

    expect(makePairs(cut).filter(({ same }) => same)).toEqual([])
    for (const { cohort, known, submission } of makePairs(texts).slice(0, 200)) {
      const own = texts.filter(({ masked }) => [submission, ...known].some((part) => part.buffer === masked.buffer))
      expect(cohort.filter(({ writer }) => own.some((text) => text.writer === writer))).toEqual([])
    }
  })

  test('too few writers to learn from are an error that says what is missing', () => {
    const few = texts.filter(({ writer }) => ['writer 0', 'writer 1'].includes(writer))

    expect(() => buildStatistics(few, { folds: 2 })).toThrow(/at least \d+ writers with two texts each/)
  })

  test('folds keep each writer whole and miss nobody', () => {
    const folds = foldsOf(texts, 5)

    expect(folds.flatMap((fold) => [...fold]).sort()).toEqual([...new Set(texts.map(({ writer }) => writer))].sort())
    expect(foldsOf(texts, 5)).toEqual(folds)
  })

  test('a habit that differs between writers is reliable, one that differs between texts is not', () => {
    const random = seeded(2)
    const noise = texts.map(() => random())
    const standard = texts.map(({ writer }, at) => Float64Array.of(Number(writer.slice(7)) / 8, noise[at]!))

    const [own, chance] = reliability(texts, standard)

    expect(own).toBeGreaterThan(0.8)
    expect(chance).toBeLessThan(0.3)
  })

  test('the logistic fit finds the odds that made the data', () => {
    const random = seeded(1)
    const inputs = Array.from({ length: 4000 }, () => [random() * 4 - 2])
    const outcomes = inputs.map(([x]) => random() < 1 / (1 + Math.exp(-(1.5 * x! - 0.5))))

    const { weights, intercept } = fitLogistic(
      inputs,
      outcomes,
      inputs.map(() => 1),
      0,
    )

    expect(weights[0]).toBeCloseTo(1.5, 0)
    expect(intercept).toBeCloseTo(-0.5, 0)
  })

  test('a seeded shuffle loses nothing and repeats itself', () => {
    const items = Array.from({ length: 50 }, (_, at) => at)

    expect(shuffled(items, seeded(3))).toEqual(shuffled(items, seeded(3)))
    expect(shuffled(items, seeded(3)).sort((a, b) => a - b)).toEqual(items)
    expect(shuffled(items, seeded(3))).not.toEqual(shuffled(items, seeded(4)))
  })
})
