import type { ReferenceText } from '../evaluation/authorship/learning/reference-text.ts'
import type { Row } from '../evaluation/evaluator.ts'
import { mask } from '../src/detectors/authorship/masking.ts'
import { runningProse } from '../src/detectors/reading/prose/running-prose.ts'
import { UnreadableData } from './rows.ts'

/** A text of a known writer, before anything is taken out of it. */
export interface WrittenText {
  writer: string
  group: string
  sources: string[]
  text: string
}

const leastTokens = 150

/**
 * Texts with their writers, from rows `{author, group, text}` (a `person` goes before an `author`; `group` is a
 * discipline or assignment) or from verification problems `{known[], text, same}`, whose writers are put together from
 * what the problems say. Rows with a `kind` are segments: only `normal` ones are read, and their `group` names the
 * documents they were cut from.
 */
export function writtenTexts(rows: Row[]): WrittenText[] {
  const found = Array.isArray(rows[0]?.known) ? fromProblems(rows) : rows.flatMap(fromRow)
  if (found.length === 0) throw new UnreadableData('No row holds a text with its author.')
  return found
}

/** The same texts as the statistics are learned from them: masked, and not too short. */
export function referenceTexts(corpus: string, written: WrittenText[]): ReferenceText[] {
  return written
    .map(({ text, ...about }) => ({ corpus, ...about, masked: mask(runningProse(text).text) }))
    .filter(({ masked }) => masked.length >= leastTokens)
}

function fromRow(row: Row): WrittenText[] {
  const { author, person = author, group = '', text, kind } = row
  if (typeof text !== 'string' || typeof person !== 'string' || person === '') return []
  if (kind === undefined) return [{ writer: person, group: String(group), sources: [text], text }]
  if (kind !== 'normal') return []
  return [
    {
      writer: person,
      group: '',
      sources: String(group)
        .split('_')
        .map((source) => `${person} ${source}`),
      text,
    },
  ]
}

// Known texts of a problem have one writer; so has the questioned text where the answer says so.
function fromProblems(rows: Row[]): WrittenText[] {
  const writers = writersOfProblems(rows)
  return [...writers].map(([text, writer]) => ({ writer, group: '', sources: [text], text }))
}

/** The writer of every text in some verification problems, by the trimmed text; texts of one writer share a name. */
export function writersOfProblems(rows: Row[]): Map<string, string> {
  const parents = new Map<string, string>()
  const rootOf = (text: string): string => {
    let root = text
    while (parents.get(root) !== root) root = parents.get(root)!
    return root
  }
  const meet = (text: string) => {
    if (!parents.has(text)) parents.set(text, text)
  }
  for (const { known, text, same } of rows as { known: string[]; text: string; same: boolean }[]) {
    const earlier = known.map((piece) => piece.trim())
    const questioned = text.trim()
    for (const piece of [...earlier, questioned]) meet(piece)
    for (const piece of same ? [...earlier, questioned] : earlier) parents.set(rootOf(piece), rootOf(earlier[0]!))
  }
  const names = new Map<string, string>()
  return new Map(
    [...parents.keys()].map((text) => {
      const root = rootOf(text)
      if (!names.has(root)) names.set(root, `writer ${names.size + 1}`)
      return [text, names.get(root)!]
    }),
  )
}
