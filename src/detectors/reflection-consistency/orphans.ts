import type { Flag } from '../../domain/detector.ts'
import type { Document } from '../../domain/document.ts'
import { familyOf } from './tools.ts'
import type { Trace } from './traces.ts'

/** An AI citation in the text without its entry in the reference list, or the other way round. Notes need no entry. */
export function orphanFlags({ text }: Document, traces: Trace[]): Flag[] {
  const cited = traces.filter(({ kind }) => kind === 'cited')
  const entries = cited.filter(({ surface }) => surface === 'reference-list')
  const inText = cited.filter(({ surface }) => surface === 'in-text')
  const matches = (a: Trace, b: Trace) => (a.tool && b.tool ? familyOf(a.tool) === familyOf(b.tool) : a.tool === b.tool)

  const withoutEntry = inText.filter((mention) => !entries.some((entry) => matches(entry, mention)))
  const withoutMention = entries.filter((entry) => !inText.some((mention) => matches(mention, entry)))
  const hasList =
    entries.length > 0 || /^[ \t]*(?:references|bibliography|works cited|reference list)[ \t]*:?[ \t]*$/im.test(text)
  const isNumbered =
    /\[\d{1,3}\]/.test(text) ||
    entries.some(({ start }) => /\d[\])., ]*$/.test(text.slice(Math.max(0, start - 5), start)))
  return [
    ...(hasList && withoutEntry.length > 0
      ? [
          flag(
            'ai-intext-no-ref',
            'The text cites an AI tool that the reference list does not contain.',
            'Show the tool where your citation style wants it: in a note, an acknowledgement or an appendix.',
            withoutEntry,
            text,
          ),
        ]
      : []),
    ...(!isNumbered && inText.length + withoutMention.length > 0 && withoutMention.length > 0
      ? [
          flag(
            'ai-ref-no-intext',
            'The reference list contains an AI tool that the text does not cite.',
            'Say in the text where the tool’s output was used.',
            withoutMention,
            text,
          ),
        ]
      : []),
  ]
}

function flag(rule: string, message: string, suggestion: string, traces: Trace[], text: string): Flag {
  const evidence = traces.map(({ start, end }) => ({ in: 'text' as const, start, end, quote: text.slice(start, end) }))
  return { rule, severity: 'info', message, suggestion, evidence }
}
