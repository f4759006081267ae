import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprints, window } from '../../../src/detectors/overlap/fingerprints.ts'
import { withoutGiven } from '../../../src/detectors/overlap/given.ts'
import { containment, distinctGrams } from '../../../src/detectors/overlap/grams.ts'
import { passages, shortest } from '../../../src/detectors/overlap/passages.ts'
import { allWords, ownWords } from '../../../src/detectors/reading/words.ts'

const word = fc.stringMatching(/^[a-z]{2,9}$/)
const distinctWords = (least: number, most: number) => fc.uniqueArray(word, { minLength: least, maxLength: most })

describe('words', () => {
  test('each stands in the text where it says it does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { texts, starts, ends } = allWords(text)

        texts.forEach((found, at) => {
          const there = text.slice(starts[at], ends[at]).normalize('NFKC').toLowerCase().replaceAll('’', "'")
          expect(there).toBe(found)
        })
      }),
    )
  })

  test('a quotation is set aside and cuts the wording around it', () => {
    const text = 'The report said “nothing in the ward could have been done any sooner” and closed the case.'

    expect(ownWords(text).texts).toEqual(['the', 'report', 'said', '', 'and', 'closed', 'the', 'case'])
  })

  test('a citation is set aside without a cut', () => {
    expect(ownWords('Rest helps (Price, 2020) most people.').texts).toEqual(['rest', 'helps', 'most', 'people'])
  })
})

describe('passages', () => {
  test('a shared run of eight words or more is found wherever it stands on both sides', () => {
    fc.assert(
      fc.property(
        distinctWords(40, 60),
        fc.nat(10),
        fc.nat(10),
        fc.integer({ min: shortest, max: 15 }),
        (pool, before, there, length) => {
          const shared = pool.slice(20, 20 + length)
          const here = [...pool.slice(0, before), ...shared]
          const other = [...pool.slice(10, 10 + there), 'stop', ...shared]

          const [found] = passages(here, other)

          expect(here.slice(found!.from, found!.to)).toEqual(expect.arrayContaining(shared))
          expect(other.slice(found!.peerFrom, found!.peerTo)).toEqual(expect.arrayContaining(shared))
        },
      ),
    )
  })

  test('no word is in two passages and each has at least eight shared words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 80 }),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 80 }),
        (here, other) => {
          const found = passages(here, other)

          const covered = found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))
          expect(new Set(covered).size).toBe(covered.length)
          expect(found.every(({ shared, from, to }) => shared >= shortest && shared <= to - from)).toBe(true)
        },
      ),
    )
  })

  test('one exchanged word does not break a passage, six do', () => {
    const here = 'one two three four five six seven eight nine ten'.split(' ')
    const exchanged = 'one two three four FIVE six seven eight nine ten'.split(' ')
    const torn = ['one two three four', 'a b c d e f', 'five six seven eight nine ten'].join(' ').split(' ')

    expect(passages(here, exchanged)).toMatchObject([{ from: 0, to: 10, shared: 9 }])
    expect(passages(here, torn)).toEqual([])
  })

  test('a refrain is no passage', () => {
    const refrain = Array.from({ length: 200 }, () => 'so it goes')
      .join(' ')
      .split(' ')

    expect(passages(refrain, refrain)).toEqual([])
  })
})

describe('given wording', () => {
  const own = 'explain in your own words how a canal lock lifts a boat by letting water in'.split(' ')

  test('five words in a row that stand in the brief are taken out', () => {
    const brief = 'Explain in your own words what a lock is'.toLowerCase().split(' ')

    expect(withoutGiven(own, brief, []).join(' ').trim()).toBe('how a canal lock lifts a boat by letting water in')
  })

  test('a phrase is common when half of the peers and at least six have it', () => {
    const phrase = 'a canal lock lifts a boat'.split(' ')
    const peers = (having: number, others: number) => [
      ...Array.from({ length: having }, () => distinctGrams(phrase, 5)),
      ...Array.from({ length: others }, () => distinctGrams(['something', 'else'], 5)),
    ]

    expect(withoutGiven(own, [], peers(5, 0))).toEqual(own)
    expect(withoutGiven(own, [], peers(6, 7))).toEqual(own)
    expect(withoutGiven(own, [], peers(6, 6))).not.toContain('canal')
  })

  test('containment is the share of distinct runs, and nothing shares nothing', () => {
    const share = (own: string[], theirs: string[], k: number) =>
      containment(distinctGrams(own, k), distinctGrams(theirs, k))

    expect(share(['a', 'b', 'c', 'a'], ['b', 'c'], 1)).toBeCloseTo(2 / 3)
    expect(share(['a', '', 'b'], ['a', 'b'], 2)).toBe(0)
    expect(share(['a', 'b', 'c'], ['c', 'a', 'b'], 2)).toBe(1 / 2)
    expect(share([], ['a'], 1)).toBe(0)
  })
})

describe('fingerprints for the stored index', () => {
  test('any passage of twelve equal words shares one', () => {
    fc.assert(
      fc.property(distinctWords(70, 80), (pool) => {
        const shared = pool.slice(0, 4 + window)
        const here = [...pool.slice(20, 40), ...shared, ...pool.slice(40, 50)].join(' ')
        const there = [...pool.slice(50, 60), ...shared, ...pool.slice(60, 70)].join(' ')

        const common = fingerprints(here).filter((one) => fingerprints(there).includes(one))

        expect(common.length).toBeGreaterThan(0)
      }),
    )
  })

  test('they fit a signed 64-bit column, are distinct, sorted, and the same every time', () => {
    const text = Array.from({ length: 400 }, (_, at) => `word${at * at}`).join(' ')

    const found = fingerprints(text)

    expect(found).toEqual([...new Set(found)].sort((a, b) => (a < b ? -1 : 1)))
    expect(found.every((one) => BigInt.asIntN(64, one) === one)).toBe(true)
    expect(fingerprints(text)).toEqual(found)
  })

  test('wording of the brief finds nobody, and wording beside it still does', () => {
    const given = Array.from({ length: 60 }, (_, at) => `given${at * at}`).join(' ')
    const own = Array.from({ length: 60 }, (_, at) => `own${at * at}`).join(' ')

    expect(fingerprints(given, `Write about this. ${given}.`)).toEqual([])
    expect(fingerprints(`${given} ${own}`, given)).toEqual(expect.arrayContaining(fingerprints(own)))
  })

  test('about two in nine runs are kept', () => {
    const text = Array.from({ length: 3000 }, (_, at) => `word${at * at}`).join(' ')

    expect(fingerprints(text).length / 2996).toBeCloseTo(2 / (window + 1), 1)
  })

  test('a text of fewer than five words has none', () => {
    expect(fingerprints('only four words here')).toEqual([])
  })

  test('they do not change between versions by accident, because they are stored', () => {
    expect(fingerprints('one two three four five six')).toMatchInlineSnapshot(`
      [
        -8234249735211246788n,
      ]
    `)
  })
})
