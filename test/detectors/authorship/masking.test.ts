import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gramKey, gramsOf, gramText } from '../../../src/detectors/authorship/grams.ts'
import { mask, tokens } from '../../../src/detectors/authorship/masking.ts'
import { canonical } from '../../../src/detectors/reading/prose/canonical.ts'

const masked = (text: string) => [...mask(canonical(text))].map((token) => tokens[token]).join(' ')

describe('masking', () => {
  test('keeps grammar words and punctuation, and of every other word its ending', () => {
    expect(masked('The painters, who had quickly finished, did not mention 3 kindnesses.')).toBe(
      'the *s , who had *ly *ed , did not *ion # *s .',
    )
  })

  test.each([
    ['don’t', "do n't"],
    ['I’ve', "i 've"],
    ['it’s', "it 's"],
    ['the dog’s', "the *'s"],
    ['Smith’ll', "* 'll"],
  ])('takes “%s” apart', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })

  test.each([
    ['3.5', '#'],
    ['1990s', '#'],
    ['12,000', '#'],
    ['2nd', '#'],
    ['CO2', '*'],
  ])('sees “%s” as %s', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })

  test.each([
    'kindness *ness',
    'payment *ment',
    'stations *ion',
    'station *ion',
    'clarity *ity',
    'famous *ous',
    'active *ive',
    'walking *ing',
    'fastest *est',
    'walked *ed',
    'gladly *ly',
    'local *al',
    'walker *er',
    'walks *s',
    'ment *',
    'ous *s',
    'zorb *',
  ])('“%s” keeps its ending and no more', (pair) => {
    const [word, expected] = pair.split(' ')

    expect(masked(word!)).toBe(expected)
  })

  test('every mark has a token of its own, and what is no mark has none', () => {
    const marks = '. , ; : ? ! … ( ) [ ] " - — / & %'

    expect([...mask(marks)].map((token) => tokens[token]).join(' ')).toBe(marks)
    expect([...mask("' so")].map((token) => tokens[token])).toEqual(["'", 'so'])
    expect(mask('§ + so')).toHaveLength(1)
  })

  test.each([
    ["dogs' so", "*s ' so"],
    ["'so", "' so"],
    ["can't've", "* 've"],
    ['3: so', '# : so'],
    ['3:30', '#'],
    ['3, 4', '# , #'],
    ["bend'n", '*'],
  ])('%j is cut at its marks', (text, expected) => {
    expect([...mask(text)].map((token) => tokens[token]).join(' ')).toBe(expected)
  })

  test('the spellings of one ending share a mask', () => {
    expect(masked('nation fusion nations')).toBe('*ion *ion *ion')
  })

  test('whatever a program made of quotes, dashes, dots and ligatures looks the same', () => {
    const asWordWritesIt = 'We ﬁnd “this” – perhaps… the patient’s diary – naïve.'
    const asPlainText = 'We find "this" -- perhaps... the patient\'s diary -- naive.'

    expect(masked(asWordWritesIt)).toBe(masked(asPlainText))
  })

  test('a word that a line end has broken is one word again', () => {
    expect(masked('They were hand-\nling it.')).toBe(masked('They were handling it.'))
  })

  test('letters of another alphabet count as a word and nothing more', () => {
    expect(masked('The word мир was there.')).toBe(masked('The word xyz was there.'))
  })

  test('no content word can be told from another with the same ending', () => {
    const stem = fc.stringMatching(/^[bcdfgjkmpqtvwxz]{4,9}$/)
    const ending = fc.constantFrom(
      'ing',
      'ed',
      'ly',
      'ion',
      'ity',
      'ness',
      'ment',
      'ous',
      'ive',
      'al',
      'er',
      'est',
      's',
      'o',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(stem, stem, ending), { minLength: 1 }), (words) => {
        const text = (which: 0 | 1) => words.map((word) => `the ${word[which]}${word[2]},`).join(' ')

        expect(masked(text(0))).toBe(masked(text(1)))
      }),
    )
  })
})

describe('grams', () => {
  const stream = (view: 'letters' | 'tokens', text: string) =>
    [...gramsOf(view, mask(canonical(text))).keys].map((key) => gramText(view, key))

  test('letters are runs of four, with one space between words and none before punctuation', () => {
    expect(stream('letters', 'I am , here')).toEqual([' i a', 'i am', ' am,', 'am, ', 'm, h', ', he', ' her', 'here'])
  })

  test('tokens are runs of one, two and three', () => {
    expect(stream('tokens', 'I am here')).toEqual(['i', 'i am', 'i am here', 'am', 'am here', 'here'])
  })

  test.each(['letters', 'tokens'] as const)('a gram of %s can be written down and read again', (view) => {
    const { keys } = gramsOf(view, mask(canonical('“Well,” they said (not once), “that’s 3/4 of it – isn’t it?”')))

    for (const key of keys) expect(gramKey(view, gramText(view, key))).toBe(key)
  })

  test('a text without a letter has none', () => {
    expect(gramsOf('letters', mask('')).keys).toHaveLength(0)
    expect(gramsOf('tokens', mask('')).keys).toHaveLength(0)
  })
})
