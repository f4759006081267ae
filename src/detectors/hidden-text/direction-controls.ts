import type { Evidence, Flag } from '../../domain/screening/detector.ts'
import { wordsWith } from './words.ts'

const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}]'

/** Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9, table 4). */
const insideWord = new RegExp(
  `(?<=${letter})[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]{1,200}(?=${letter})`,
  'gu',
)

/**
 * A right-to-left override turns Latin letters round. The left-to-right one changes nothing among them: word
 * processors of right-to-left languages strew it round the spaces of English texts.
 */
const override = /\u202e[^\u202c\r\n]{1,200}\u202c?/gu

const letters = /\p{L}.*\p{L}/u

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * Controls of the writing direction where nothing is written from right to left: they make a program read letters in
 * another order than a person. In a line with Arabic, Hebrew and the like they are ordinary.
 */
export function directionControls(text: string): Flag[] {
  const overrides: Evidence[] = [...text.matchAll(override)]
    .filter(({ 0: quote, index }) => letters.test(quote) && !rightToLeft.test(lineAround(text, index)))
    .map(({ 0: quote, index }) => ({
      in: 'text',
      start: index,
      end: index + quote.length,
      quote,
      note: 'Stored in another order than it is shown.',
    }))
  const inside = wordsWith(text, insideWord, () => 'A control of the writing direction stands inside this word.')
  const places = [...overrides, ...inside.filter((word) => !overrides.some((one) => overlaps(one, word)))]
  if (places.length === 0) return []
  return [
    {
      rule: 'direction-controls',
      severity: places.length < 3 ? 'info' : 'check',
      message: `${places.length === 1 ? 'One place holds' : `${places.length} places hold`} invisible controls of the writing direction where nothing is written from right to left. A program reads the letters in another order than a person does. There are ordinary reasons, such as text copied from a web page or a keyboard that is set for two languages.`,
      suggestion: 'Type the words again, or use “paste without formatting”.',
      evidence: places.slice(0, 20),
      figures: { places: places.length },
    },
  ]
}

function overlaps(one: Evidence, other: Evidence) {
  return one.in === 'text' && other.in === 'text' && one.start < other.end && other.start < one.end
}

/** The line that holds `index`, as far as 500 characters to either side. */
function lineAround(text: string, index: number) {
  const before = text.slice(Math.max(0, index - 500), index)
  const after = text.slice(index, index + 500)
  return `${before.slice(before.search(/[^\r\n]*$/))}${/^[^\r\n]*/.exec(after)![0]}`
}
