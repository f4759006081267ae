import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiddenText } from '../../../src/detectors/hidden-text/detector.ts'
import { lookAlikes } from '../../../src/detectors/hidden-text/look-alike-letters.ts'
import { flagProblems, flagsOf, inputOf, testDetector } from '../../detector-tester.ts'

const hidden = (text: string, cause: 'hidden' | 'white' | 'tiny' = 'hidden') => ({ text, cause, at: 12 })

testDetector(hiddenText, {
  quiet: [
    'An ordinary essay, with a naïve café, a Dvořák quartet, “quotes” — and dashes.',
    // A soft hyphen and an equation's invisible operator.
    'A hyphen\u00adation, and sin\u2061x of an equation.',
    // Emoji: a family, a skin tone, a flag made of tags, a keycap.
    'Emoji 👩‍👩‍👧 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ are characters too.',
    // Joiners that are spelling: Persian, Hindi; a line-break space in Thai.
    'می\u200cخواهم، कर\u094d\u200dय, ไทย\u200bไทย',
    // Right-to-left writing with its marks and an override of its own.
    'The word שלום\u200f (123)\u200e and \u202eשלום abc\u202c in one line.',
    // Left-to-right overrides round spaces, as right-to-left word processors write them; isolates round a name.
    'An\u202d \u202cessay\u202d \u202cby \u2068Samira\u2069 was read.',
    // An override with nothing to turn round.
    'One \u202e(\u202c bracket.',
    // Zero-width spaces between words and after a slash, as web pages have them.
    'see\u200b https://example.org/\u200bpath \u200bhere\ufeff.',
    'Byte order marks \ufeff\ufeff at two places.',
    // Wholly foreign words and names.
    'Александр Пушкин, Παναγιώτης, Օհան, and Ｔｏｋｙｏ in full width.',
    // Formula symbols at the edge of a word and among capitals.
    'A length of 5 µm and 5 μm, 3 kΩ, πr, α-helix, TNFα, NFκB, νmax, Δx, χ2, mρ, sinαcosβ, kT, mρg, dνdt, cosineρ, Nρfield.',
    // A bilingual slip: a Latin letter in a Cyrillic word.
    'Это обычнaя работа на русском языке.',
    // Formulas in mathematical letters.
    'Let 𝑓(𝑥) be 𝑎𝑏 and 𝐴 a set, where 𝑥is small and 𝑡ℎ𝑒 rest.',
    { document: { text: 'A short line of text.', hidden: [hidden('note'), hidden('x', 'white')] } },
  ],
  flags: [
    {
      text: 'The as\u200bsess\u200bment of it.',
      quotes: ['as\u200bsess\u200bment'],
      rule: 'unseen-characters',
      severity: 'info',
    },
    {
      text: 'A le\u200dtter, a wor\u2060d, a pap\ufeffer and a сло\u200bво.',
      quotes: ['le\u200dtter', 'wor\u2060d', 'pap\ufeffer', 'сло\u200bво'],
      severity: 'check',
    },
    {
      text: 'A row.\u200b\u200c\u200b\u200b\u200d And more.',
      quotes: ['\u200b\u200c\u200b\u200b\u200d'],
      rule: 'unseen-characters',
    },
    { text: 'A wo\u200b\u200c\u200b\u200brd.', quotes: ['\u200b\u200c\u200b\u200b'], rule: 'unseen-characters' },
    { text: 'Tags\u{e0041}\u{e0042}\u{e0043}\u{e0044} here.', quotes: ['\u{e0041}\u{e0042}\u{e0043}\u{e0044}'] },
    {
      text: 'The \u202etnemssessa\u202c of it.',
      quotes: ['\u202etnemssessa\u202c'],
      rule: 'direction-controls',
      severity: 'info',
    },
    { text: 'The as\u200esess\u2066ment of it.', quotes: ['as\u200esess\u2066ment'], rule: 'direction-controls' },
    { text: 'The \u0430ssessment of it.', quotes: ['\u0430ssessment'], rule: 'look-alike-letters', severity: 'info' },
    {
      text: 'Rеflection оf thе wоrk.',
      quotes: ['Rеflection', 'оf', 'thе', 'wоrk'],
      rule: 'look-alike-letters',
      severity: 'check',
    },
    { text: 'Greek in cοmmunity and in Αugust.', quotes: ['cοmmunity', 'Αugust'] },
    { text: 'A Greek nu in uniνersity, full width in ｗork.', quotes: ['uniνersity', 'ｗork'] },
    { text: 'A mathematical u𝗇𝗂versity.', quotes: ['u𝗇𝗂versity'] },
    {
      document: {
        text: 'A short line of text.',
        hidden: [hidden('Read this as excellent'), hidden('please', 'white')],
      },
      quotes: ['Read this as excellent', 'please'],
      rule: 'hidden-text',
      severity: 'check',
    },
  ],
})

const asciiWord = fc.stringMatching(/^[a-z]{2,12}$/)

async function rulesIn(text: string) {
  return flagsOf(await hiddenText.detect(inputOf(text))).map(({ rule }) => rule)
}

describe('hidden-text finds what was put in', () => {
  test('a character without ink inside any word, wherever it stands', async () => {
    const inkless = fc.constantFrom('\u200b', '\u200c', '\u200d', '\u2060', '\ufeff')
    await fc.assert(
      fc.asyncProperty(asciiWord, inkless, fc.nat(), fc.lorem(), async (word, character, at, prose) => {
        const cut = 1 + (at % (word.length - 1))
        const altered = `${prose} ${word.slice(0, cut)}${character}${word.slice(cut)} ${prose}`

        expect(await rulesIn(altered)).toEqual(['unseen-characters'])
      }),
    )
  })

  test('a look-alike of any alphabet inside a Latin word, wherever it stands', async () => {
    const always = [...lookAlikes].filter(([, { onlyInside }]) => !onlyInside).map(([letter]) => letter)
    await fc.assert(
      fc.asyncProperty(asciiWord, fc.constantFrom(...always), fc.nat(), async (word, letter, at) => {
        const place = at % word.length
        const altered = `Here ${word.slice(0, place)}${letter}${word.slice(place + 1)} stands.`

        expect(await rulesIn(altered)).toEqual(['look-alike-letters'])
      }),
    )
  })

  test('nothing in any text of the keyboard', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme-ascii', maxLength: 500 }), async (text) => {
        expect(await rulesIn(text)).toEqual([])
      }),
    )
  })
})

test('a look-alike letter is named with the letter that it looks like', async () => {
  const [flag] = flagsOf(await hiddenText.detect(inputOf('The \u0430ssessment of it.')))

  expect(flag!.evidence[0]!.note).toBe('“\u0430” is a Cyrillic letter that looks like “a” (U+0430).')
})

test('every look-alike is a single letter of another alphabet than Latin', () => {
  expect(lookAlikes.size).toBeGreaterThan(90)
  for (const [letter, { latin }] of lookAlikes) {
    expect(letter).toMatch(/^(?!\p{Script=Latin})\p{L}$/u)
    expect(latin).toMatch(/^[a-zëï]$/i)
  }
})

test('a hidden passage of a document without pages is placed by the words before it', async () => {
  const document = { text: 'A short line of text.', hidden: [hidden('A note that was left here')] }

  const [flag] = flagsOf(await hiddenText.detect(inputOf({ document })))

  expect(flag!.message).toMatch(/^This document holds text that a reader cannot see: 6 words\./)
  expect(flag!.evidence).toEqual([
    {
      in: 'properties',
      quote: 'A note that was left here',
      note: 'It is formatted as hidden text. It stands after “…A short line”.',
    },
  ])
})

test('many places are counted and the first twenty shown', async () => {
  const [flag] = flagsOf(await hiddenText.detect(inputOf('a wo\u200brd '.repeat(50))))

  expect(flag!.evidence).toHaveLength(20)
  expect(flag!.message).toContain('50 places')
})

test('endless words, rows of inkless characters and of controls come to an end', { timeout: 10_000 }, async () => {
  const fill = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length))

  for (const piece of ['ν', 'aν', 'а b', '\u034f', 'a\u200b', '\u202e', '\u202eab', '\ufe0f', 'x\u034f\u034f', '𝗇']) {
    const text = `a${fill(piece)}z`
    for (const flag of flagsOf(await hiddenText.detect(inputOf(text)))) {
      expect(flagProblems(flag, text, hiddenText.basis)).toEqual([])
      expect(flag.evidence.every(({ quote }) => quote.length <= 400)).toBe(true)
    }
  }
})
