import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCitations } from '../../../../src/detectors/ai-author-citation/find.ts'
import { findNames } from '../../../../src/detectors/ai-tools/names.ts'
import { clean } from '../../../../src/detectors/reading/clean/clean.ts'
import { cleanSpan, originalSpan } from '../../../../src/detectors/reading/clean/offsets.ts'

const none = () => []

describe('the offset map', () => {
  test('every place of the clean text stands in the original, in order and inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (original) => {
        const cleaned = clean(original, none)

        const spans = Array.from({ length: cleaned.text.length }, (_, at) =>
          originalSpan(cleaned, { start: at, end: at + 1 }),
        )
        const misplaced = spans.filter(
          ({ start, end }, at) => start < (spans[at - 1]?.start ?? 0) || end <= start || end > original.length,
        )

        expect(cleaned.flat).toHaveLength(cleaned.text.length)
        expect(misplaced).toEqual([])
      }),
    )
  })

  test('undamaged text is left as it is, place for place', () => {
    const plain = fc.stringMatching(/^[A-Za-z0-9.,;:()]+( [A-Za-z0-9.,;:()]+)*$/)
    fc.assert(
      fc.property(plain, fc.nat(), fc.nat(), (original, a, b) => {
        const cleaned = clean(original, none)
        const start = Math.min(a, b) % original.length
        const span = { start, end: start + 1 + (Math.max(a, b) % (original.length - start)) }

        expect(cleaned.text).toBe(original)
        expect(originalSpan(cleaned, span)).toEqual(span)
        expect(cleanSpan(cleaned, span)).toEqual(span)
      }),
    )
  })

  test('invisible characters anywhere in a name change neither what is found nor where', () => {
    const invisible = fc.constantFrom('\u00ad', '\u200b', '\u200c', '\u2060', '\ufeff')
    const damage = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), invisible), { maxLength: 4 })
    fc.assert(
      fc.property(damage, (pieces) => {
        const name = pieces.reduce((text, [at, piece]) => text.slice(0, at) + piece + text.slice(at), 'ChatGPT')
        const text = `Rest is vital (${name}, 2023).`

        const [finding] = findCitations(text).findings

        expect(text.slice(finding!.start, finding!.end)).toBe(name)
      }),
    )
  })

  test.each([
    ['a ligature', 'Grammarly is ﬁne', 'Grammarly is fine'],
    ['a non-breaking space', 'Google\u00a0Bard', 'Google Bard'],
    ['full-width letters', 'ＧＰＴ-4', 'GPT-4'],
    ['a name hyphenated over a line, hyphen dropped', 'GP-\nT-4', 'GPT-4'],
    ['a name hyphenated over a line, hyphen kept', 'DALL-\nE', 'DALL-E'],
    ['a soft hyphen at a line’s end', 'Chat\u00ad\nGPT', 'ChatGPT'],
    ['an ordinary word over a line', 'super-\nvision', 'supervision'],
    ['a double name over a line', 'Jean-\nClaude', 'Jean-Claude'],
    ['a page break with its number', 'ChatGPT\n\f12\n. Rest', 'ChatGPT\n. Rest'],
    ['a name in halves on two pages', 'Chat-\n\f12\nHandbook of Care 3\nGPT said', 'Chat-GPT said'],
    ['a name over two pages, word by word', 'Bing\n\f12\nHandbook of Care 3\nChat said', 'Bing\nChat said'],
    ['a running title with its number under it', 'Quill-\nWard Notes\n14\nBot said', 'Quill-Bot said'],
    ['a name and a line that belongs to nobody', 'ChatGPT\n\f12\nWard Notes\nplus', 'ChatGPT\nWard Notes\nplus'],
    ['a line after a whole word', 'Claude\nWard Notes\n3 wards', 'Claude\nWard Notes\n3 wards'],
    ['a hyphenated word before a name', 'bio-\nmedical care\nGPT-4', 'biomedical care\nGPT-4'],
    ['curly quotation marks', '“Rest” isn’t', '"Rest" isn\'t'],
    ['an empty line', 'rest\n\nlight', 'rest\flight'],
    ['an empty line with a space in it', 'rest\n \nlight', 'rest\flight'],
    ['an indented line', 'rest\n  light', 'rest\vlight'],
    ['a line indented by a tab', 'rest\n\tlight', 'rest\vlight'],
    ['a line indented by a fixed space', 'rest\n\u00a0light', 'rest\vlight'],
    ['a space too many', 'rest  and \u00a0light', 'rest and light'],
    ['a space before a line’s end', 'rest \nlight', 'rest\nlight'],
    ['a Windows line end', 'rest\r\nlight', 'rest\nlight'],
    ['a page number between two breaks', 'rest\f12\flight', 'rest\nlight'],
    ['a page number at a page’s end', 'rest\n12\n\flight', 'rest\nlight'],
    ['a number on a line of its own', 'rest\n12\nlight', 'rest\n12\nlight'],
    ['a number too long for a page', 'rest\n12345\n\flight', 'rest\n12345\nlight'],
    ['a number at the end of a line', 'rest 12\n\flight', 'rest 12\nlight'],
    ['a number at the beginning of a line', 'rest\n12 wards\n\flight', 'rest\n12 wards\nlight'],
    ['a dash at a line’s end', 'rest -\nlight', 'rest -\nlight'],
    ['a range over a line', '4-\n5', '4-5'],
    ['a hyphen inside a line', 'night-shift', 'night-shift'],
    ['a hyphen before a space', 'night- and day-shift', 'night- and day-shift'],
    ['another hyphen at a line’s end', 'super\u2010\nvision', 'supervision'],
    ['a fixed hyphen before a capital', 'Jean\u2011\nClaude', 'Jean-Claude'],
    ['a minus', '4\u22125', '4-5'],
    ['a soft hyphen inside a word', 'super\u00advision', 'supervision'],
    ['every character without width', 'a\u200bb\u200cc\u200dd\u200ee\u200ff\u2060g\u2064h\ufeffi', 'abcdefghi'],
    ['marks of trade', 'Rest™ Light® Ward©', 'Rest Light Ward'],
    ['every kind of quotation mark', '“a”„b‟ «c» ‘d’ ‚e‛ ʼf `g', '"a""b" "c" \'d\' \'e\' \'f \'g'],
    ['an accent on its own', 'cafe\u0301', 'café'],
    ['a name in small letters over a line', 'co-\npilot', 'copilot'],
    ['a name whose second half is small', 'Quill-\nbot', 'Quillbot'],
    ['a hyphen with an empty line behind it', 'Chat-\n\nGPT', 'Chat-GPT'],
    ['a name in halves under a page break', 'Chat\fGPT', 'Chat\nGPT'],
    ['a running title in small letters', 'Bing\n\fward notes\nChat', 'Bing\nward notes\nChat'],
    ['a name that goes on small', 'Bing\n\fWard Notes\nchat', 'Bing\nWard Notes\nchat'],
    ['one line between halves', 'Chat-\nWard\nGPT', 'Chat-GPT'],
    ['two lines between halves', 'Chat-\nWard\nNotes\nGPT', 'Chat-GPT'],
    ['three lines between halves', 'Chat-\nWard\nNotes\nUnit\nGPT', 'Chat-Ward\nNotes\nUnit\nGPT'],
    ['lines between words on one page', 'Bing\nWard Notes\nChat', 'Bing\nWard Notes\nChat'],
  ])('%s is read as a reader would', (_, original, expected) => {
    const { text } = clean(original, findNames)

    expect(text).toBe(expected)
  })
})

describe('hostile text', () => {
  const pieces = [
    '(((((ChatGPT ,,,',
    'Claude, ',
    'Chat-\n',
    'Chat-\nCare 12\n',
    'ChatGPT\n\fA\n',
    'Md. T. ',
    'al-',
    '“‘[{(',
    'ChatGPT (2023) ',
    '. . ; & and ',
    'e\u0301\u0302',
  ]

  test.each(pieces)('four times as much of “%s” is no more than about four times the work', (piece) => {
    const text = (length: number) => `References\n${piece.repeat(Math.ceil(length / piece.length))}`
    const work = (length: number) => {
      const runs = Array.from({ length: 3 }, () => cpuOf(() => findCitations(text(length))))
      return Math.min(...runs)
    }
    work(50_000)

    const ratio = work(200_000) / Math.max(work(50_000), 5)

    // Quadratic work would make it sixteen. Sizes are large enough that the first, unoptimised runs do not count.
    expect(ratio).toBeLessThan(10)
  })

  test('whatever the text, evidence lies inside it', () => {
    const words = fc.constantFrom(
      'ChatGPT',
      'Claude',
      'OpenAI',
      '(',
      ')',
      ',',
      ' ',
      '.',
      '2023',
      '\n',
      'References',
      '-',
      '“',
      'A.',
      'and',
      '\u00ad',
      '\f',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join('')

        const { findings } = findCitations(text)

        for (const { start, end } of findings.flatMap((finding) => [finding, ...finding.linked])) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})

/** Processor time in milliseconds: it does not depend on what else the machine is doing. */
function cpuOf(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
