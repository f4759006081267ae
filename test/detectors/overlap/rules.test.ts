import { describe, expect, test } from 'vitest'
import { overlap } from '../../../src/detectors/overlap/detector.ts'
import { passages } from '../../../src/detectors/overlap/passages.ts'
import { allWords } from '../../../src/detectors/reading/words.ts'
import type { Evidence, Input, Opinion } from '../../../src/domain/screening/detector.ts'
import { flagsOf, inputOf } from '../../detector-tester.ts'

/** Words that stand nowhere else: `said(3, 'a')` is “aan abn acn”. */
const said = (count: number, name: string, from = 0) =>
  Array.from(
    { length: count },
    (_, at) => `${name}${String.fromCharCode(97 + Math.floor((at + from) / 26), 97 + ((at + from) % 26))}n`,
  )
const text = (...parts: string[][]) => parts.flat().join(' ')

const opinionOn = (own: string, peers: string[], more: Partial<Input> = {}) =>
  overlap.detect(inputOf({ text: own, peers: peers.map((text, at) => ({ id: `p${at}`, text })), ...more })) as Opinion
const flagsFor = (own: string, peers: string[]) => flagsOf(opinionOn(own, peers))
const sources = (own: string, peers: string[]) =>
  flagsFor(own, peers).map(({ evidence }) => (evidence[0] as Extract<Evidence, { in: 'text' }>).match!.source)

describe('what is flagged', () => {
  test.each([
    [19, 0],
    [20, 1],
  ])('a passage of %d words in otherwise different work: %d', (length, flags) => {
    const shared = said(length, 'same')

    expect(flagsFor(text(said(60, 'own'), shared), [text(shared, said(300, 'other'))])).toHaveLength(flags)
  })

  test.each([
    [11, 0],
    [12, 1],
  ])('a passage of %d words in work with the same vocabulary: %d', (length, flags) => {
    const shared = said(length, 'same')
    const rest = said(60, 'own')

    expect(flagsFor(text(rest, shared), [text([...rest].reverse(), shared)])).toHaveLength(flags)
  })

  test.each([
    [1, 0],
    [2, 1],
  ])('16 shared words and %d more of the vocabulary, at a quarter alike: %d', (more, flags) => {
    const shared = said(16, 'same')
    const grammar = [['the'], ['of'], ['a'], ['x']]
    const own = [...shared, 'ox', ...said(43, 'own'), ...grammar.flat()]

    expect(own).toHaveLength(64)
    expect(flagsFor(text(own), [text(shared, said(30, 'other'), ['ox'], said(more - 1, 'own'))])).toHaveLength(flags)
  })

  test('two short passages count together', () => {
    const [one, two, rest] = [said(8, 'same'), said(8, 'like'), said(60, 'own')]
    const own = text(one, rest, two)

    expect(flagsFor(own, [text([...rest].reverse(), one, said(20, 'other'), two)])).toHaveLength(1)
    expect(flagsFor(own, [text([...rest].reverse(), one)])).toEqual([])
  })
})

describe('the order of works', () => {
  const shared = said(20, 'same')
  const own = text(shared, said(40, 'own'))

  test('goes by shared words, then by likeness, then by name, five at most', () => {
    const alike = text(shared, [...said(40, 'own')].reverse())
    const parts = ['ga', 'gb', 'gc', 'gd', 'ge', 'gf'].map((name) => said(20, name))

    expect(sources(own, [text(shared), alike])).toEqual(['p1', 'p0'])
    expect(sources(own, [text(shared), text(shared)])).toEqual(['p0', 'p1'])
    expect(
      sources(
        text(...parts),
        [...parts].reverse().map((part) => text(part)),
      ),
    ).toEqual(['p0', 'p1', 'p2', 'p3', 'p4'])
    expect(sources(text(shared, said(40, 'own')), [text(shared), text(shared.slice(0, 20), said(9, 'own'))])).toEqual([
      'p1',
      'p0',
    ])
  })
})

test('shared words go before likeness, and names settle the rest', () => {
  const [long, short, rest] = [said(25, 'long'), said(20, 'short'), said(60, 'own')]
  const own = text(long, short, rest)
  const alike = text([...rest].reverse(), short)
  const opinion = overlap.detect(
    inputOf({ text: own, peers: ['b', 'a'].map((id) => ({ id, text: text(long) })) }),
  ) as Opinion

  expect(sources(own, [alike, text(long)])).toEqual(['p1', 'p0'])
  expect(
    flagsOf(opinion).map(({ evidence }) => (evidence[0] as Extract<Evidence, { in: 'text' }>).match!.source),
  ).toEqual(['a', 'b'])
})

test.each([
  ["It’s 4x4, o'2.", ["it's", '4x4', "o'2"]],
  ["'Tis the nurses’ way", ['tis', 'the', 'nurses', 'way']],
  ["rock'n'roll ﬁne", ["rock'n'roll", 'fine']],
])('the words of %j', (line, words) => {
  expect(allWords(line).texts).toEqual(words)
})

describe('a work of its own words', () => {
  test.each([
    [49, 'too_little_text'],
    [50, undefined],
  ])('of %d words: %s', (count, skipped) => {
    const opinion = opinionOn(
      `${text(said(20, 'own'))} “${text(said(20, 'quoted'))}” ${text(said(count - 20, 'mine'))}`,
      ['Another work.'],
    )

    expect('skipped' in opinion ? opinion.skipped : undefined).toBe(skipped)
  })

  test('does not hold the notes that the file keeps apart', () => {
    const [own, note] = [text(said(49, 'own')), text(said(30, 'note'))]
    const zones = [{ kind: 'footnote' as const, start: own.length + 1, end: own.length + 1 + note.length }]

    const opinion = opinionOn('', ['Another work.'], {
      document: { ...inputOf(`${own}\n${note}`).document, zones },
    })

    expect(opinion).toEqual({
      skipped: 'too_little_text',
      detail:
        'The work has 49 words of its own outside quotations, references and headings; 50 are needed to compare wording.',
    })
  })

  test('says how many were compared and shared, and nothing of works that are not flagged', () => {
    const shared = said(30, 'same')
    const own = text(said(60, 'own'), shared)
    const measured = (peers: string[]) => (opinionOn(own, peers) as { measurements: unknown[] }).measurements

    expect(measured([text(shared), text(shared.slice(0, 21)), text(said(60, 'other'))])).toMatchObject([
      { name: 'submissions-compared', value: 3, unit: 'count' },
      { name: 'words-shared', value: 30, unit: 'words', range: [0, 90] },
    ])
    expect(measured([text(shared.slice(0, 11), said(90, 'other'))])).toMatchObject([{ value: 1 }, { value: 0 }])
  })
})

test('a flag shows the twelve longest passages in the order of the text, and counts them all', () => {
  const blocks = Array.from({ length: 13 }, (_, at) => said(8 + ((at + 3) % 13), `b${String.fromCharCode(97 + at)}`))
  const between = (name: string) =>
    blocks.flatMap((block, at) => [...block, ...said(6, `${name}${String.fromCharCode(97 + at)}`)])

  const [flag] = flagsFor(text(between('own')), [text(between('other'))])

  const places = flag!.evidence as Extract<Evidence, { in: 'text' }>[]
  expect(places.map(({ quote }) => quote)).toEqual(
    blocks.filter(({ length }) => length > 8).map((block) => text(block)),
  )
  expect(places[0]).toMatchObject({ note: '11 words are the same.', match: { source: 'p0', quote: text(blocks[0]!) } })
  expect(places[1]!.note).toBe('12 words are the same.')
  expect(flag).toMatchObject({
    message:
      'This work and another submission have 13 passages in common, 182 words in all. It does not show who wrote them first; both may draw on the same source.',
    suggestion:
      'If the wording comes from a source, put it in quotation marks and cite it; if you worked on it together, say so and name what you agreed with your tutor.',
    figures: { passages: 13, words: 182, longest: 20, wording: 0.508, vocabulary: 0.7 },
  })
})

test('a passage with changed words says how many are the same', () => {
  const shared = said(40, 'same')
  const changed = shared.map((word, at) => (at === 20 ? 'other' : word))

  const [flag] = flagsFor(text(said(20, 'own'), shared), [text(changed)])

  expect(flag!.message).toContain('have one passage in common, 39 words in all')
  expect(flag!.evidence).toMatchObject([{ quote: text(shared), note: '39 of 40 words are the same.' }])
})

describe('the bounds of a passage', () => {
  const [one, two] = [said(4, 'one'), said(4, 'two')]
  const gapped = (own: number, other: number) =>
    passages([...one, ...said(own, 'own'), ...two], [...one, ...said(other, 'other'), ...two])

  test.each([
    [5, 0, 1],
    [6, 0, 0],
    [0, 5, 1],
    [0, 6, 0],
    [5, 5, 1],
  ])('%d words between its runs here and %d there make %d', (own, other, count) => {
    expect(gapped(own, other)).toHaveLength(count)
  })

  test('it has eight shared words, in runs of three or more', () => {
    expect(passages(said(8, 'w'), said(8, 'w'))).toHaveLength(1)
    expect(passages(said(7, 'w'), said(7, 'w'))).toEqual([])
    expect(passages([...said(6, 'w'), 'x', ...said(2, 'v')], [...said(6, 'w'), 'y', ...said(2, 'v')])).toEqual([])
  })

  test.each([
    [8, 1],
    [9, 0],
  ])('three words that stand %d times in a text are %d place', (times, count) => {
    const refrain = Array.from({ length: times }, (_, at) => [
      'so',
      'it',
      'goes',
      ...said(6, `g${String.fromCharCode(97 + at)}`),
    ]).flat()
    const there = ['so', 'it', 'goes', 'z', ...said(5, 'gc', 1)]

    expect(passages(refrain, there)).toHaveLength(count)
  })

  test('it ends at a cut on either side', () => {
    const cut = [...said(8, 'w'), '', ...said(8, 'v')]

    expect(passages(cut, cut)).toMatchObject([
      { from: 0, to: 8 },
      { from: 9, to: 17 },
    ])
  })

  test('a cut elsewhere leaves it whole', () => {
    const here = ['z', '', ...one, 'x', ...two, '', 'z']

    expect(
      passages(
        here,
        here.map((word) => (word === 'x' ? 'y' : word)),
      ),
    ).toMatchObject([{ from: 2, to: 11, shared: 8 }])
  })

  test('its runs come in the same order on both sides, and the longer passage is continued', () => {
    expect(passages([...one, ...two], [...two, ...one])).toEqual([])
    expect(
      passages([...said(9, 'w'), ...said(3, 'v')], [...said(5, 'w', 4), 'x', ...said(9, 'w'), 'y', ...said(3, 'v')]),
    ).toMatchObject([{ from: 0, to: 12, peerFrom: 6, peerTo: 19, shared: 12 }])
  })

  test('equal passages stand once, at the first place of the other text', () => {
    const there = [...said(8, 'w'), 'x', ...said(8, 'w')]

    expect(passages(said(8, 'w'), there)).toEqual([{ from: 0, to: 8, peerFrom: 0, peerTo: 8, shared: 8 }])
    expect(passages(there, said(8, 'w'))).toEqual([
      { from: 0, to: 8, peerFrom: 0, peerTo: 8, shared: 8 },
      { from: 9, to: 17, peerFrom: 0, peerTo: 8, shared: 8 },
    ])
  })
})
