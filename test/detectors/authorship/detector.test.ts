import { describe, expect, test } from 'vitest'
import { compare } from '../../../src/detectors/authorship/compare.ts'
import { authorship } from '../../../src/detectors/authorship/detector.ts'
import type { Input } from '../../../src/domain/screening/detector.ts'
import { plainDocument } from '../../../src/domain/screening/document.ts'
import { testDetector } from '../../detector-tester.ts'
import { written } from './manners.ts'

const named = (texts: string[]) => texts.map((text, at) => ({ id: `work ${at}`, text }))
const plain = [written('plain', 1), written('plain', 2)]
const others = [21, 22, 23, 24].map((seed) => written('formal', seed))
const unlike = written('formal', 3)

testDetector(authorship, {
  quiet: [
    { text: written('plain', 3), baseline: named(plain), peers: named(others) },
    { text: unlike, baseline: named(plain.slice(1)), peers: named(others) },
    { text: written('formal', 3, 300), baseline: named(plain), peers: named(others) },
    unlike,
  ],
  flags: [],
})

const input = (text: string, baseline: string[], peers: string[] = others): Input => ({
  document: plainDocument(text),
  reflection: null,
  brief: '',
  clauses: {},
  pseudonym: 'somebody',
  baseline: named(baseline),
  peers: named(peers),
})

describe('a text that reads unlike the earlier work', () => {
  test('is a check at most, says how much it rests on, and points at habits in the text', async () => {
    const { flags } = (await authorship.detect(input(unlike, plain))) as Opinions

    const [flag] = flags
    expect(flags).toHaveLength(1)
    expect(flag).toMatchObject({ rule: 'reads-unlike-earlier-work', severity: 'check' })
    expect(flag!.message).toMatch(
      /^This text is less similar to the student’s earlier work than \d+ of 100 pairs of texts by the same writer are\. This is based on [\d,]+ words against [\d,]+ words in 2 pieces\. It does not show who or what wrote this text\./,
    )
    expect(flag!.evidence.length).toBeGreaterThan(0)
    for (const place of flag!.evidence) {
      if (place.in !== 'text') throw new Error('Habits are shown in the text.')
      expect(unlike.slice(place.start, place.end)).toBe(place.quote)
      expect(place.note).toMatch(/per 1,000 words; earlier work|words on average; earlier work/)
    }
  })

  test('keeps the similarity to itself: what is shown is text amounts and a rank, never a chance', async () => {
    const { flags } = (await authorship.detect(input(unlike, plain))) as Opinions

    expect(Object.keys(flags[0]!.figures!)).toEqual([
      'method',
      'statistics',
      'percentile',
      'submissionWords',
      'knownWords',
      'knownPieces',
      'cohortSize',
      'removedWords',
    ])
  })
})

describe('what may not change the comparison', () => {
  test('the subject: with every content word swapped for another with its ending, the score is the same to the bit', () => {
    const swapped = (text: string) =>
      text.replace(/\b(?:garden|kitchen|station|window|diary|harbour|bridge|market|orchard|notebook)\b/g, (word) =>
        word.endsWith('er') ? 'zebraker' : word.endsWith('ion') ? 'mulvation' : 'zorb',
      )

    const before = compare(unlike, plain, others)
    const after = compare(swapped(unlike), plain.map(swapped), others.map(swapped))

    expect(swapped(unlike)).not.toBe(unlike)
    expect(after).toEqual(before)
  })

  test('quotation marks, dashes and apostrophes as another program writes them', () => {
    const asTyped = (text: string) => text.replace(/’/g, "'").replace(/ – /g, ' -- ')

    expect(compare(written('plain', 3).replace(/’/g, "'"), plain.map(asTyped), others).score).toBe(
      compare(written('plain', 3), plain, others).score,
    )
  })

  test('the order of the earlier pieces, and the clock: the same texts give the same bits', () => {
    expect(compare(unlike, plain, others)).toEqual(compare(unlike, plain, others))
    expect(compare(unlike, [...plain].reverse(), others).score).toBe(compare(unlike, plain, others).score)
  })
})

describe('too little to compare is said in words, without a flag', () => {
  test.each<[string, string, string[], string]>([
    ['a short text', written('formal', 3, 300), plain, 'no_earlier|too_little'],
    ['one earlier piece', unlike, plain.slice(1), 'no_earlier_work'],
    ['short earlier pieces', unlike, [written('plain', 1, 200), written('plain', 2, 200)], 'no_earlier_work'],
    ['a text in another language', german(), plain, 'unsupported_language'],
    ['a text that is mostly quoted', quoted(), plain, 'too_little_text'],
  ])('%s', async (_, text, baseline, reason) => {
    const opinion = (await authorship.detect(input(text, baseline))) as { skipped: string; detail: string }

    expect(opinion.skipped).toMatch(new RegExp(reason))
    expect(opinion.detail).toMatch(/^Not enough to compare: .+\.$/)
  })
})

describe('habits beside the earlier work', () => {
  test('are numbers with their earlier range and a sentence of what they do not show', async () => {
    const { measurements } = (await authorship.detect(input(written('plain', 3), plain))) as Opinions

    const ranged = measurements.filter(({ range }) => range)
    expect(ranged.map(({ name }) => name)).toContain('commas-per-thousand-words')
    for (const { value, range, meaning } of ranged) {
      expect([typeof value, range![0] <= range![1]]).toEqual(['number', true])
      expect(meaning).toContain('does not show who or what wrote this text')
    }
  })
})

interface Opinions {
  flags: Extract<Awaited<ReturnType<typeof authorship.detect>>, { flags: unknown }>['flags']
  measurements: { name: string; value: unknown; range?: [number, number]; meaning: string }[]
}

function german() {
  const sentence = 'Die Station führt ein Tagebuch über jeden Besuch, und jeder Eintrag wird zweimal gelesen. '
  return sentence.repeat(60)
}

function quoted() {
  return Array.from(
    { length: 6 },
    (_, at) => `${written('plain', 30 + at, 90)}\n\n“${written('formal', 40 + at, 90).replace(/\n+/g, ' ')}”`,
  ).join('\n\n')
}
