import { describe, expect, test } from 'vitest'
import { abstentionOf } from '../../../src/detectors/authorship/abstention.ts'
import { type Comparison, compare } from '../../../src/detectors/authorship/compare.ts'
import { authorship } from '../../../src/detectors/authorship/detector.ts'
import { flagOf } from '../../../src/detectors/authorship/flag.ts'
import { habits, ratesOf } from '../../../src/detectors/authorship/habits.ts'
import { mask } from '../../../src/detectors/authorship/masking.ts'
import { amounts, besideEarlierWork } from '../../../src/detectors/authorship/measurements.ts'
import { habitsBeside, reasonsFor } from '../../../src/detectors/authorship/reasons.ts'
import { calibrationInputs, percentile } from '../../../src/detectors/authorship/similarity.ts'
import { inputOf } from '../../detector-tester.ts'
import { written } from './manners.ts'

/** The first words of a text in one of the manners, in one line. */
const words = (count: number, seed = 1, manner: 'plain' | 'formal' = 'plain') =>
  written(manner, seed, count + 200)
    .split(/\s+/)
    .slice(0, count)
    .join(' ')
const german = 'Die Station führt ein Tagebuch über jeden Besuch, und jeder Eintrag wird zweimal gelesen. '.repeat(60)
const others = [21, 22].map((seed) => written('formal', seed))

describe('the least amounts', () => {
  const enough = [words(500, 2), words(500, 3)]
  const names = Array.from({ length: 200 }, (_, at) => String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26)))

  test.each<[string, string, string[], string | null]>([
    ['499 words', words(499), enough, 'submission-too-short'],
    ['500 words', words(500), enough, null],
    ['no word', '', enough, 'submission-too-short'],
    ['one earlier piece', words(500), [words(1000, 2)], 'no-earlier-work'],
    ['one earlier piece and an empty one', words(500), [words(1000, 2), ' '], 'no-earlier-work'],
    ['999 earlier words', words(500), [words(500, 2), words(499, 3)], 'earlier-work-too-short'],
    ['two fifths quoted', `${words(600)} “${words(398, 4)} end.” Said`, enough, null],
    ['more than two fifths quoted', `${words(596)} “${words(400, 4)} end.” Said`, enough, 'mostly-not-prose'],
    ...['• gloves and X', 'May\t12\t14\tX', 'let ward = list.X(1);', 'A = 12.5 / X'].map(
      (line): [string, string, string[], string | null] => [
        `two fifths of lines such as “${line}”`,
        [words(500), ...names.map((name) => line.replace('X', name))].join('\n'),
        enough,
        'mostly-not-prose',
      ],
    ),
    ['many citations', `${words(500)} ${'(Price 2020) '.repeat(250)}`, enough, null],
    ['a foreign submission', german, enough, 'not-english'],
    ['a foreign earlier piece', words(500), [...enough, german], 'not-english'],
    ['short and foreign', german.slice(0, 800), enough, 'not-english'],
    ['short and mostly quoted', `${words(100)} “${words(100, 4)}” said`, enough, 'mostly-not-prose'],
  ])('%s', (_, text, known, reason) => {
    expect(compare(text, known, others)).toMatchObject({ reason, abstained: reason !== null })
  })

  test.each<[number, number, string]>([
    [749, 1500, 'low-confidence'],
    [750, 1499, 'low-confidence'],
    [750, 1500, 'in-range'],
  ])('%d words against %d are %s', (submission, known, band) => {
    expect(compare(words(submission), [words(750, 2), words(known - 750, 3)], others).band).toBe(band)
  })

  test('the band and the score of a text without any prose are left open', () => {
    expect(compare('', [], others)).toMatchObject({ score: null, percentile: null, band: null, wouldFlag: false })
    expect(compare(words(500), [], others)).toMatchObject({ score: null, knownPieces: 0 })
  })

  test('the score is a chance between nothing and one, higher for the same writer, and never shown', () => {
    const [same, other] = [compare(words(800), enough, others), compare(words(800, 5, 'formal'), enough, others)]

    expect(other.score).toBeGreaterThan(0)
    expect(other.score).toBeLessThan(0.5)
    expect(same.score).toBeGreaterThan(0.5)
    expect(same.score).toBeLessThan(1)
    expect(same.percentile).toBeGreaterThan(other.percentile!)
    expect([same.wouldFlag, other.wouldFlag]).toEqual([false, true])
    expect(same.advisory).toBe(true)
  })

  test('sixty texts of others are a yardstick, and no more', () => {
    const many = Array.from({ length: 61 }, () => words(30))

    expect(compare(words(500), enough, many).cohortSize).toBe(60)
    expect(compare(words(500), enough, many).score).toBe(compare(words(500), enough, many.slice(0, 60)).score)
    expect(compare(words(500), enough, many.slice(1)).score).not.toBe(compare(words(500), enough, others).score)
    expect(compare(words(500), enough, many.slice(0, 59)).cohortSize).toBe(59)
  })
})

describe('an abstention says why', () => {
  const found = { submissionWords: 312, knownWords: 800, knownPieces: 3 } as Comparison

  test.each([
    [
      'not-english',
      found,
      'unsupported_language',
      'this comparison works for English only, and a text is in another language.',
    ],
    ['submission-too-short', found, 'too_little_text', 'the work has 312 words of running prose, and 500 are needed.'],
    [
      'mostly-not-prose',
      found,
      'too_little_text',
      'more than two fifths of the work is quoted text, lists, tables or code.',
    ],
    [
      'no-earlier-work',
      { ...found, knownPieces: 0 },
      'no_earlier_work',
      'there are 0 pieces of earlier work, and 2 are needed.',
    ],
    [
      'no-earlier-work',
      { ...found, knownPieces: 1 },
      'no_earlier_work',
      'there is one piece of earlier work, and 2 are needed.',
    ],
    [
      'earlier-work-too-short',
      found,
      'no_earlier_work',
      'the earlier work has 800 words of running prose, and 1000 are needed.',
    ],
  ] as const)('%s', (reason, comparison, skipped, because) => {
    expect(abstentionOf(reason, comparison)).toEqual({ skipped, detail: `Not enough to compare: ${because}` })
  })
})

describe('a rank among texts of one writer', () => {
  const calibration = { sameWriter: [-3, -2, -1, 0, 1] } as Parameters<typeof percentile>[0]

  test.each([
    [-4, 0],
    [-3, 0],
    [-2.5, 0],
    [-2, 1],
    [-1.5, 1],
    [0.5, 3],
    [1, 100],
    [2, 100],
  ])('of %d is %d', (logOdds, rank) => {
    expect(percentile(calibration, logOdds)).toBe(rank)
  })

  test('rests on the scores and on how much text there is', () => {
    expect(calibrationInputs([1, 2], 0, Math.E - 1)).toEqual([1, 2, 0, 1])
    expect(calibrationInputs([], Math.E - 1, 0)).toEqual([1, 0])
  })
})

describe('habits', () => {
  const rates = (text: string) =>
    Object.fromEntries(ratesOf(mask(text)).map((rate, at) => [habits[at]!.name, Math.round(rate)]))

  test.each([
    ['commas', 'so, it', 500],
    ['semicolons', 'so; it', 500],
    ['colons', 'so: it', 500],
    ['dashes', 'so — it', 500],
    ['brackets', 'so (it', 500],
    ['questions', 'so? it', 500],
    ['exclamations', 'so! it', 500],
    ...["they're", "they've", "they'll", "i'm", "they'd"].map((word) => ['contractions', `${word} so`, 500] as const),
    ...['i', 'me', 'my', 'mine', 'myself'].map((word) => ['first-person', `${word} so`, 500] as const),
    ...['we', 'us', 'our', 'ours', 'ourselves'].map((word) => ['first-person-plural', `${word} so`, 500] as const),
    ...['you', 'your', 'yours', 'yourself', 'yourselves'].map((word) => ['second-person', `${word} so`, 500] as const),
    ...[
      'however',
      'therefore',
      'thus',
      'moreover',
      'furthermore',
      'nevertheless',
      'nonetheless',
      'hence',
      'also',
      'besides',
      'indeed',
      'otherwise',
      'meanwhile',
    ].map((word) => ['connectives', `${word} so`, 500] as const),
    ['sentence-length', 'so it was. so.', 2],
    ['sentence-length', 'so it was? so?', 2],
    ['sentence-length', 'so it was! so!', 2],
    ['sentence-length', 'so it was… so…', 2],
    ['sentence-length', 'so it was', 3],
    ['sentence-length', 'zorb 12 was.', 3],
    ['contractions', "don't so", 333],
    ['commas', '', 0],
    ['commas', ',', 1000],
  ] as const)('%s in “%s”', (habit, text, rate) => {
    expect(rates(text)[habit]).toBe(rate)
  })

  test.each([
    ['dashes', 'so – it — is -- or - was co-op', ['–', '—', '--', ' - ']],
    ['contractions', "Don't we’ll they're I've I’m he'd bend'n the dog's", ["n't", '’ll', "'re", "'ve", '’m', "'d"]],
    ['first-person', 'I, me; My mine myself in mime i’d', ['I', 'me', 'My', 'mine', 'myself']],
    ['first-person-plural', 'We bus us our hours ours ourselves', ['We', 'us', 'our', 'ours', 'ourselves']],
    ['second-person', 'You your yours yourself yourselves youth', ['You', 'your', 'yours', 'yourself', 'yourselves']],
    ['connectives', 'However, thus; alsoes', ['However', 'thus']],
    ['commas', 'a, b; c', [',']],
    ['semicolons', 'a, b; c', [';']],
    ['colons', 'a: b; c', [':']],
    ['brackets', '(a) b', ['(']],
    ['questions', 'a? b!', ['?']],
    ['exclamations', 'a? b!', ['!']],
    ['sentence-length', `Short. ${'r'.repeat(200)}. ${'s'.repeat(199)}`, [` ${'r'.repeat(200)}.`]],
    ...['?', '!', '…'].flatMap((end): [string, string, string[] | null][] => [
      ['sentence-length', `${'r'.repeat(200)}${end}`, [`${'r'.repeat(200)}${end}`]],
      ['sentence-length', `${'r'.repeat(150)}${end}${'r'.repeat(150)}.`, null],
    ]),
    ['contractions', 'DON’T DON’TS', ['N’T']],
    ['first-person', "o’me o'me me’s me's me", ['me']],
  ])('%s can be pointed at in “%s”', (habit, text, places) => {
    const { places: pattern } = habits.find(({ name }) => name === habit)!

    expect(text.match(pattern)).toEqual(places)
  })

  test('have a range in earlier pieces of 250 tokens or more', () => {
    const piece = (commas: number, length: number) => mask(`${', '.repeat(commas)}${'so '.repeat(length - commas)}`)

    expect(habitsBeside(piece(0, 10), [piece(1, 249)])).toEqual([])
    expect(habitsBeside(piece(0, 10), [piece(25, 275), piece(100, 300), piece(50, 249)])[0]).toMatchObject({
      habit: { name: 'commas' },
      value: 0,
      range: [100, 500],
    })
    expect(habitsBeside(piece(0, 10), [piece(50, 250)])[0]).toMatchObject({ range: [250, 250] })
  })
})

describe('reasons', () => {
  const beside = (name: string, value: number, range: [number, number]) => ({
    habit: habits.find((habit) => habit.name === name)!,
    value,
    range,
  })
  const said = (...some: ReturnType<typeof beside>[]) =>
    reasonsFor(some, { commas: 2, colons: 1, dashes: 1, brackets: 1, 'sentence-length': 1 }).map(({ text }) => text)

  test('are habits one ordinary difference or more outside the range, the furthest first, three at most', () => {
    expect(said(beside('commas', 11.9, [4, 10]))).toEqual([])
    expect(said(beside('commas', 12, [4, 10]))).toHaveLength(1)
    expect(said(beside('commas', 2, [4, 10]))).toHaveLength(1)
    expect(said(beside('commas', 2.1, [4, 10]))).toEqual([])
    expect(said(beside('semicolons', 90, [0, 1]))).toEqual([])
    expect(
      said(
        beside('commas', 16, [4, 10]),
        beside('dashes', 2, [0, 0]),
        beside('colons', 9, [0, 1]),
        beside('brackets', 6, [0, 1]),
      ),
    ).toEqual([
      'Uses colons 9 times per 1,000 words; earlier work 0–1.',
      'Uses brackets 6 times per 1,000 words; earlier work 0–1.',
      'Uses commas 16 times per 1,000 words; earlier work 4–10.',
    ])
  })

  test('say the figures shortly', () => {
    expect(said(beside('commas', 9.96, [1.24, 1.16]))).toEqual([
      'Uses commas 10 times per 1,000 words; earlier work 1.2.',
    ])
    expect(said(beside('commas', 10, [0, 0.04]))).toEqual(['Uses commas 10 times per 1,000 words; earlier work 0.'])
    expect(said(beside('commas', 20.6, [10.4, 10]))).toEqual(['Uses commas 21 times per 1,000 words; earlier work 10.'])
    expect(said(beside('sentence-length', 4.25, [9.94, 12.5]))).toEqual([
      'Sentences have 4.3 words on average; earlier work 9.9–13.',
    ])
  })

  test('name the habit, its value and its range, and nothing more', () => {
    const [reason] = reasonsFor([beside('commas', 20, [4, 10])], { commas: 2 })

    expect(reason).toEqual({ habit: 'commas', text: expect.any(String), value: 20, range: [4, 10] })
  })
})

describe('the flag', () => {
  const found = {
    percentile: 3,
    submissionWords: 1040,
    knownWords: 12300,
    knownPieces: 3,
    cohortSize: 40,
    removedWords: 12,
    version: 'v1',
    reasons: [
      { habit: 'semicolons', text: 'More semicolons.', value: 6, range: [0, 1] },
      { habit: 'commas', text: 'Fewer commas.', value: 2, range: [4, 10] },
      { habit: 'colons', text: 'As many colons.', value: 5, range: [5, 5] },
    ],
  } as Partial<Comparison> as Comparison
  const evidence = (text: string) =>
    flagOf(found, { text, zones: [] }).evidence.map((place) =>
      'start' in place ? [place.start, place.end, place.quote, place.note] : [],
    )

  test('says what was compared, and what it does not show', () => {
    expect(flagOf(found, { text: 'Rest helps.', zones: [] })).toMatchObject({
      rule: 'reads-unlike-earlier-work',
      severity: 'check',
      message:
        'This text is less similar to the student’s earlier work than 97 of 100 pairs of texts by the same writer are. This is based on 1,040 words against 12,300 words in 3 pieces. It does not show who or what wrote this text. About 1 in 100 genuine texts are marked like this, and most texts by someone else are not.',
      suggestion: expect.stringContaining('Notes and drafts show how the text came about.'),
      figures: {
        method: 'masked habits of writing',
        statistics: 'v1',
        percentile: 3,
        submissionWords: 1040,
        knownWords: 12300,
        knownPieces: 3,
        cohortSize: 40,
        removedWords: 12,
      },
    })
  })

  test('points at the opening, and at three places of each habit that is stronger than before', () => {
    expect(evidence('Rest helps; so it does. More; and; and; more, it goes on.')).toEqual([
      [0, 23, 'Rest helps; so it does.', 'The whole text was compared; it begins here. Fewer commas.'],
      [10, 11, ';', 'More semicolons.'],
      [28, 29, ';', 'More semicolons.'],
      [33, 34, ';', 'More semicolons.'],
    ])
  })

  test('points at nothing inside a quotation', () => {
    const text = '“It is so; and so; and so it is for all of us.” He said; it was so.'

    expect(evidence(text)).toEqual([
      [48, 67, 'He said; it was so.', expect.any(String)],
      [55, 56, ';', 'More semicolons.'],
    ])
  })

  test.each([
    ['  \n Rest helps. More.', [4, 15, 'Rest helps.']],
    ['Is it so? More.', [0, 9, 'Is it so?']],
    ['So it is! More.', [0, 9, 'So it is!']],
    ['So it is… More.', [0, 9, 'So it is…']],
    ['At 9.30 we rest. More.', [0, 16, 'At 9.30 we rest.']],
    ['so it goes on \nand on', [0, 13, 'so it goes on']],
    ['so it goes on \rand on', [0, 13, 'so it goes on']],
    [`so ${'r'.repeat(200)}`, [0, 160, `so ${'r'.repeat(157)}`]],
    ['[1] So it is. More.', [4, 13, 'So it is.']],
  ])('begins with the first sentence of prose in %j', (text, opening) => {
    expect(evidence(text)[0]!.slice(0, 3)).toEqual(opening)
  })
})

describe('what is shown beside every comparison', () => {
  test('amounts of text', () => {
    const found = { submissionWords: 1, knownWords: 2, knownPieces: 3, cohortSize: 4, removedWords: 5 } as Comparison

    expect(amounts(found).map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['words-compared', 1, 'words'],
      ['words-of-earlier-work', 2, 'words'],
      ['earlier-pieces', 3, 'count'],
      ['texts-in-cohort', 4, 'count'],
      ['words-set-aside', 5, 'words'],
    ])
  })

  test('habits, in tenths', () => {
    const beside = (at: number) => besideEarlierWork({ habit: habits.at(at)!, value: 1.26, range: [0.04, 2.06] })

    expect(beside(0)).toEqual({
      name: 'commas-per-thousand-words',
      value: 1.3,
      range: [0, 2.1],
      meaning:
        'How often this text uses commas, per 1,000 words, beside the range of the earlier work. It describes; it does not show who or what wrote this text.',
    })
    expect(beside(-1)).toMatchObject({
      name: 'words-per-sentence',
      meaning: expect.stringMatching(/^How many words its sentences have on average, beside/),
    })
  })

  test('only a text that reads unlike is flagged, and each is measured', () => {
    const baseline = [1, 2].map((seed) => ({ id: `work ${seed}`, text: written('plain', seed) }))
    const peers = [21, 22, 23, 24].map((seed) => ({ id: `other ${seed}`, text: written('formal', seed) }))
    const opinion = (text: string) =>
      authorship.detect(inputOf({ text, baseline, peers })) as { flags: unknown[]; measurements: unknown[] }

    expect(opinion(written('formal', 3))).toMatchObject({ flags: [{}], measurements: { length: 18 } })
    expect(opinion(written('plain', 3))).toMatchObject({ flags: [], measurements: { length: 18 } })
    expect(authorship.detect(inputOf({ text: words(500) }))).toMatchObject({ skipped: 'no_earlier_work' })
  })
})
