import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Encoding } from '../../../src/domain/intake/encodings.ts'
import { decode, isUtf8 } from '../../../src/extractors/text/decode.ts'
import { guessEncoding } from '../../../src/extractors/text/guess-encoding.ts'
import { readPlain } from '../../../src/extractors/text/plain.ts'
import { readDocument } from '../reading.ts'

/** What each byte from 0x20 on is in an encoding with one byte a letter, by its letter. */
function bytesOf(encoding: Encoding): Map<string, number> {
  const all = Array.from({ length: 224 }, (_, index) => index + 32)
  return new Map(all.map((byte) => [decode(Uint8Array.of(byte), encoding), byte] as const))
}

function encoded(text: string, encoding: Encoding): Buffer {
  const bytes = bytesOf(encoding)
  return Buffer.from([...text].map((letter) => (letter === '\n' ? 10 : bytes.get(letter)!)))
}

const samples: [Encoding, string][] = [
  ['windows-1251', 'Сад начался на второй неделе, когда дети спросили, откуда берётся морковь.'],
  ['koi8-r', 'Сад начался на второй неделе, когда дети спросили, откуда берется морковь.'],
  ['windows-1255', 'הגינה התחילה בשבוע השני, כשהילדים שאלו מאין בא הגזר.'],
  ['windows-1253', 'Ο κήπος ξεκίνησε τη δεύτερη εβδομάδα, όταν τα παιδιά ρώτησαν από πού έρχεται το καρότο.'],
  [
    'windows-1250',
    'Ogród zaczął się w drugim tygodniu, gdy dzieci zapytały, skąd się bierze marchewka i dlaczego rośnie.',
  ],
  ['windows-1256', 'بدأت الحديقة في الأسبوع الثاني، وسأل الأطفال من أين يأتي الجزر.'],
  ['macintosh', 'The child’s bed was “ours” — we called it the café, and it grew slowly.'],
  ['windows-1252', 'The child’s bed was “ours” – we called it so, and it grew slowly.'],
  ['windows-1252', 'Die Größe der Beete war überall gleich, sagte Mme Lefèvre, naïve as it sounds.'],
]

describe('an encoding that only the frequency of letters tells', () => {
  test.each(samples)('%s is guessed', (encoding, text) => {
    const bytes = encoded(`${text}\n${text}\n`, encoding)
    const guess = guessEncoding(bytes)

    expect([guess.by, decode(bytes, guess.name)]).toEqual(['guess', `${text}\n${text}\n`])
  })

  test('is said to be a guess, so that a person looks, until the student has chosen it', async () => {
    const [encoding, text] = samples[0]!
    const bytes = encoded(text, encoding)

    expect(readPlain(bytes, 'text', null).coverage).toMatchObject([{ kind: 'unknown_encoding', at: 0 }])
    expect(readPlain(bytes, 'text', encoding)).toMatchObject({ text, coverage: [], encoding: { by: 'student' } })
  })

  test('a choice that does not fit the bytes is not believed', () => {
    expect(readPlain(encoded(samples[0]![1], 'windows-1251'), 'text', 'utf-8').coverage).toHaveLength(1)
  })
})

test.each([
  ['UTF-16 without a mark', Buffer.from('The garden began in week two.\n', 'utf16le'), 'utf-16le'],
  ['UTF-16 without a mark, big end first', Buffer.from('The garden began.\n', 'utf16le').swap16(), 'utf-16be'],
  ['UTF-8', Buffer.from('Größe — 園'), 'utf-8'],
  ['ASCII', Buffer.from('Only words.'), 'utf-8'],
  ['Japanese with escapes', Buffer.from('\x1b$B$[$K\x1b(B', 'latin1'), 'iso-2022-jp'],
])('%s is known, not guessed', async (_, bytes, name) => {
  expect(guessEncoding(bytes)).toEqual({ name, by: 'bytes' })
  expect((await readDocument(bytes, 'essay.txt')).coverage).toEqual([])
})

test('a text in UTF-8 with a few broken bytes stays UTF-8, and that is said', () => {
  const bytes = Buffer.concat([Buffer.from('Größe überall. '.repeat(20)), Buffer.from([0xc3])])

  expect(readPlain(bytes, 'text', null)).toMatchObject({ encoding: { name: 'utf-8' }, coverage: [{ count: 1 }] })
})

const oneByte = [
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1255',
  'koi8-r',
  'macintosh',
] as const

test('a text comes out as it was put in, in the encoding that its student chose, or is said to be unsure', () => {
  const text = fc.constantFrom(...oneByte).chain((encoding) => {
    const letters = [...bytesOf(encoding).keys()].filter((it) => !/[\p{Cc}\uFFFD]/u.test(it))
    const words = fc.string({ unit: fc.constantFrom(' ', '\n', 'a', 'e', ...letters), minLength: 1, maxLength: 300 })
    return fc.record({ encoding: fc.constant(encoding), words })
  })
  fc.assert(
    fc.property(text, ({ encoding, words }) => {
      const bytes = encoded(words, encoding)

      expect(readPlain(bytes, 'text', encoding)).toMatchObject({ text: words, coverage: [] })
      const guessed = readPlain(bytes, 'text', null)
      // A few bytes may happen to be a text in UTF-8 too; no program can tell.
      if (guessed.text !== words && !isUtf8(bytes))
        expect(guessed.coverage).toMatchObject([{ kind: 'unknown_encoding' }])
    }),
    { numRuns: 300 },
  )
})

test('any text in Unicode comes out as it was put in, by its mark or its bytes', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((it) => !/[\p{Cc}\uFEFF\uFFFD]/u.test(it))
  fc.assert(
    fc.property(text, (words) => {
      for (const bytes of [
        Buffer.from(words),
        Buffer.from(`\uFEFF${words}`),
        Buffer.from(`\uFEFF${words}`, 'utf16le'),
      ]) {
        expect(readPlain(bytes, 'text', null)).toMatchObject({ text: words, coverage: [] })
      }
    }),
  )
})
