import { UnreadableData } from '../../bench/rows.ts'
import { hiddenText } from '../../src/detectors/hidden-text/detector.ts'
import type { Flag } from '../../src/domain/screening/detector.ts'
import { plainDocument } from '../../src/domain/screening/document.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import type { PdfRow } from '../sets/pdfs/rows.ts'
import { ratio } from './counting.ts'
import { honestPdfs } from './honest-pdfs.ts'

/** Shorter strings in a row are identifiers, not student work. */
const shortest = 200

/** What is put into a word of four letters or more in the midst of each text, and the rule that should point at it. */
const alterations: { rule: string; alter(word: string): string }[] = [
  { rule: 'unseen-characters', alter: (word) => `${word.slice(0, 2)}\u200b${word.slice(2)}` },
  { rule: 'look-alike-letters', alter: (word) => word.replace(/[aeo]/, (letter) => cyrillic[letter]!) },
  { rule: 'direction-controls', alter: (word) => `\u202e${[...word].reverse().join('')}\u202c` },
]

const cyrillic: { [latin: string]: string } = { a: '\u0430', e: '\u0435', o: '\u043e' }

/**
 * Measures what `hidden-text` finds in plain text. Every text of a row, as it is, should raise nothing; with one word
 * altered, each rule should point at that word. Reads any file whose rows hold student texts, directly or in lists.
 * The set `honest-pdfs` measures the pages of generated PDFs instead.
 */
export const hiddenTextEvaluator: Evaluator = {
  detector: hiddenText.id,

  async evaluate({ rows, progress }) {
    if (rows[0]?.set === 'honest-pdfs') return honestPdfs(rows as PdfRow[])
    const rules: Record<string, number> = {}
    const found: Record<string, number> = {}
    const predictions: Row[] = []
    let texts = 0
    let flagged = 0
    let altered = 0
    for (const [index, row] of rows.entries()) {
      const raised: string[] = []
      for (const text of textsIn(row)) {
        const flags = await flagsIn(text)
        texts++
        if (flags.length > 0) flagged++
        for (const { rule } of flags) rules[rule] = (rules[rule] ?? 0) + 1
        raised.push(...flags.map(({ rule }) => rule))

        const word = wordIn(text)
        if (!word) continue
        altered++
        for (const { rule, alter } of alterations) {
          const other = text.slice(0, word.index) + alter(word[0]) + text.slice(word.index + word[0].length)
          const isFound = (await flagsIn(other)).some((flag) => flag.rule === rule && pointsAt(flag, word.index))
          if (isFound) found[rule] = (found[rule] ?? 0) + 1
        }
      }
      predictions.push({ id: row.id ?? index + 1, flagged: raised.length > 0, rules: raised })
      progress(index + 1, rows.length)
    }
    if (texts === 0) throw new UnreadableData(`No row holds a text of ${shortest} characters or more.`)
    const shares = alterations.map(({ rule }) => [rule, ratio(found[rule] ?? 0, altered)])
    const { id, version } = hiddenText
    return {
      metrics: {
        detector: id,
        version,
        texts,
        flagged,
        flaggedShare: ratio(flagged, texts),
        rules,
        altered,
        foundShare: Object.fromEntries(shares),
      },
      predictions,
    }
  },
}

async function flagsIn(text: string): Promise<Flag[]> {
  const opinion = await hiddenText.detect({
    document: plainDocument(text),
    reflection: null,
    brief: '',
    clauses: {},
    pseudonym: 'evaluation',
  })
  return 'flags' in opinion ? opinion.flags : []
}

/** The first plain word of four small letters or more, with one that has a look-alike, in the second half. */
function wordIn(text: string) {
  const half = Math.floor(text.length / 2)
  return [...text.slice(half).matchAll(/(?<![\p{L}\p{Cf}])(?=[a-z]*[aeo])[a-z]{4,}(?![\p{L}\p{Cf}])/gu)].map((match) =>
    Object.assign(match, { index: half + match.index }),
  )[0]
}

function pointsAt({ evidence }: Flag, index: number) {
  return evidence.some((place) => place.in === 'text' && place.start <= index && index < place.end)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= shortest ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
