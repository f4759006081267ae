import type { Flag } from '../../domain/screening/detector.ts'
import type { Document } from '../../domain/screening/document.ts'
import { familyOf } from '../ai-tools/families.ts'
import { findNames } from '../ai-tools/names.ts'
import { linesOf } from '../reading/lines.ts'
import { sectionsOf } from '../reading/sections.ts'
import type { Trace } from './traces.ts'

/** An AI citation in the text without its entry in the reference list, or the other way round. Notes need no entry. */
export function orphanFlags({ text }: Document, traces: Trace[]): Flag[] {
  const entries = traces.filter(({ surface }) => surface === 'reference-list')
  const inText = traces.filter(({ surface }) => surface === 'in-text')
  const inBody = traces.filter(({ surface }) => surface === 'in-text' || surface === 'described')
  const without = (some: Trace[], others: Trace[]) => some.filter((one) => !others.some((other) => isSame(one, other)))

  const list = sectionsOf(linesOf(text)).find(({ kind }) => kind === 'references')
  const hasList = entries.length > 0 || list !== undefined
  const body = findNames(text.slice(0, list?.lines[0]?.start ?? 0))
  const isNamed = ({ tool, maker }: Trace) =>
    body.some(
      (name) => (tool && name.tool && familyOf(name.tool) === familyOf(tool)) || (maker && name.vendor?.id === maker),
    )
  const isNumbered =
    /\[\d+\]/.test(text) ||
    entries.some(({ start }) => /^\P{L}*\d/u.test(text.slice(text.lastIndexOf('\n', start) + 1, start)))
  return [
    ...flagsAt(hasList ? without(inText, entries) : [], text, {
      rule: 'ai-intext-no-ref',
      message: 'The text cites an AI tool that the reference list does not contain.',
      suggestion: 'Show the tool where your citation style wants it: in a note, an acknowledgement or an appendix.',
    }),
    ...flagsAt(isNumbered ? [] : without(entries, inBody).filter((entry) => !isNamed(entry)), text, {
      rule: 'ai-ref-no-intext',
      message: 'The reference list contains an AI tool that the text does not cite.',
      suggestion: 'Say in the text where the tool’s output was used.',
    }),
  ]
}

/** A citation may name the tool or its maker, and its entry the other: `(OpenAI, 2024)` and `OpenAI. (2024). ChatGPT`. */
function isSame(one: Trace, other: Trace): boolean {
  if (one.tool && other.tool && familyOf(one.tool) === familyOf(other.tool)) return true
  if (one.maker && one.maker === other.maker) return !one.tool || !other.tool
  return !one.tool && !other.tool && !one.maker && !other.maker
}

function flagsAt(traces: Trace[], text: string, words: Pick<Flag, 'rule' | 'message' | 'suggestion'>): Flag[] {
  if (traces.length === 0) return []
  const evidence = traces.map(({ start, end }) => ({ in: 'text' as const, start, end, quote: text.slice(start, end) }))
  return [{ ...words, severity: 'info', evidence }]
}
