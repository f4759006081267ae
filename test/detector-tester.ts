import { describe, expect, test } from 'vitest'
import type { Evidence, Flag, Input, LocalDetector, Opinion, Severity } from '../src/domain/screening/detector.ts'
import { type Document, plainDocument } from '../src/domain/screening/document.ts'

/** A piece of work: its text, or any part of what a detector may see. What is left out is empty. */
export type Example = string | Piece
type Piece = { text?: string; document?: Partial<Document> } & Partial<Omit<Input, 'document'>>

/** Work that must be flagged: the places, in order of appearance, and optionally what the first flag is. */
export type FlaggedExample = Piece & { quotes: string[]; rule?: string; severity?: Severity }

/**
 * A detector's test is only examples. The promises that every detector makes are checked for it, on the examples as
 * well as on empty, long and hostile text.
 */
export function testDetector(detector: LocalDetector, { quiet, flags }: { quiet: Example[]; flags: FlaggedExample[] }) {
  describe(`${detector.id} on its examples`, () => {
    test.each(quiet.map(titled))('is quiet about %s', async (_, example) => {
      const found = flagsOf(await detector.detect(inputOf(example)))

      expect(found).toEqual([])
    })

    test.each(flags.map(titled))('points at %s', async (_, example) => {
      const found = flagsOf(await detector.detect(inputOf(example)))

      expect(placesOf(found).map(({ quote }) => quote)).toEqual(example.quotes)
      if (example.rule) expect(found[0]!.rule).toBe(example.rule)
      if (example.severity) expect(found[0]!.severity).toBe(example.severity)
    })
  })

  describe(`${detector.id} keeps the promises of every detector`, () => {
    test('its card says what it cannot see, in whole sentences', () => {
      expect(detector.cannotSee.length).toBeGreaterThan(0)
      expect(detector.cannotSee.every((limit) => /\S+ \S+.*[.]$/.test(limit))).toBe(true)
      expect(detector.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    })

    test('it is silent on empty text', async () => {
      expect(flagsOf(await detector.detect(inputOf('')))).toEqual([])
      expect(flagsOf(await detector.detect(inputOf(' \n\f\n ')))).toEqual([])
    })

    test('it gives the same opinion twice and leaves its input alone', async () => {
      for (const example of [...quiet, ...flags]) {
        const input = inputOf(example)
        const before = structuredClone(input)

        const first = await detector.detect(input)
        const second = await detector.detect(structuredClone(before))

        expect(second).toEqual(first)
        expect(input).toEqual(before)
      }
    })

    test('every flag is advisory, located and fit to be read aloud', async () => {
      for (const example of [...quiet, ...flags]) {
        const input = inputOf(example)

        const found = flagsOf(await detector.detect(input))

        for (const flag of found) {
          expect(flagProblems(flag, input.document.text, detector.basis)).toEqual([])
        }
      }
    })

    test('no sentence names a clause where the policy at hand has none', async () => {
      for (const example of flags) {
        const found = flagsOf(await detector.detect({ ...inputOf(example), clauses: {} }))

        expect(found.flatMap(({ message, suggestion }) => [message, suggestion]).join(' ')).not.toMatch(/\bclause\b/i)
      }
    })

    test('it comes to an end on long and hostile text', { timeout: 10_000 }, async () => {
      for (const text of hostileTexts()) {
        const input = inputOf(text)

        const found = flagsOf(await detector.detect(input))

        for (const flag of found) expect(flagProblems(flag, text, detector.basis)).toEqual([])
      }
    })
  })
}

/** An example as the input a runner would assemble for it. */
export function inputOf(example: Example): Input {
  const { text = '', document, ...given } = typeof example === 'string' ? { text: example } : (example as Piece)
  for (const expected of ['quotes', 'rule', 'severity']) delete given[expected as keyof typeof given]
  return {
    reflection: null,
    brief: '',
    clauses: {},
    pseudonym: 'student-1',
    ...given,
    document: { ...plainDocument(document?.text ?? text), ...document },
  }
}

/** The flags of an opinion; none when the detector abstained. */
export function flagsOf(opinion: Opinion): Flag[] {
  return 'flags' in opinion ? opinion.flags : []
}

/** Everything about a flag that would break a promise, in words; empty when it keeps them all. */
export function flagProblems(flag: Flag, text: string, basis: 'inspectable' | 'statistical'): string[] {
  const problems: string[] = []
  const said = [flag.message, flag.suggestion ?? '', ...flag.evidence.map(({ note }) => note ?? '')].join(' ')
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(flag.rule)) problems.push(`the rule “${flag.rule}” is not kebab-case`)
  if (basis === 'statistical' && flag.severity === 'conflict') problems.push('a statistical flag stands above check')
  if (!/[.?!”)]$/.test(flag.message)) problems.push('the message is not a sentence')
  if (forbidden.test(said)) problems.push(`a word that accuses: ${forbidden.exec(said)![0]}`)
  if (/undefined|NaN|\[object/.test(said)) problems.push('a value is missing in the wording')
  if (flag.evidence.length === 0) problems.push('there is nothing to look at')
  for (const evidence of flag.evidence) problems.push(...evidenceProblems(evidence, text))
  return problems
}

function evidenceProblems(evidence: Evidence, text: string): string[] {
  if (!evidence.quote) return ['an empty quote']
  if (evidence.in !== 'text') return []
  if (text.slice(evidence.start, evidence.end) === evidence.quote) return []
  return [`“${evidence.quote}” is not what stands at ${evidence.start}–${evidence.end}`]
}

/** Words the product does not use about people or their work. */
const forbidden =
  /cheat|guilt|suspect|suspicious|offend|offence|verdict|fabricat|dishonest|misconduct|AI score|\d ?% AI/i

function placesOf(flags: Flag[]) {
  return flags
    .flatMap(({ evidence }) => evidence)
    .sort((a, b) => (a.in === 'text' ? a.start : Infinity) - (b.in === 'text' ? b.start : Infinity) || 0)
}

function titled<E extends Example>(example: E): [string, E] {
  const text = typeof example === 'string' ? example : (example.document?.text ?? example.text ?? '')
  const words = text.replace(/\s+/g, ' ').trim()
  return [words.length > 90 ? `“${words.slice(0, 90)}…”` : `“${words}”`, example]
}

/** Around 100 kB each: nested brackets, endless names, one endless word, ordinary prose, ordinary references. */
function hostileTexts() {
  const fill = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length))
  return [
    fill('(((((ChatGPT ,,,'),
    fill('“‘[{(<'),
    fill('Ng, A., & Óg, B., '),
    fill('a'),
    `References\n${fill('. . . , ; : & and ')}`,
    fill('The ward keeps a diary of every visit, and each entry is read twice (Hughes, 2019).\n'),
    `References\n${fill('Hughes, R. (2019) Leading care teams. London: Routledge.\n')}`,
  ]
}
