import type { Document, Span } from '../../domain/screening/document.ts'
import { findCitations } from '../ai-author-citation/find.ts'
import type { Finding } from '../ai-author-citation/finding.ts'
import type { Tool } from '../ai-tools/lexicon.ts'
import type { Name } from '../ai-tools/name.ts'
import { findNames } from '../ai-tools/names.ts'
import { saysOwnUse } from '../ai-use/own-use.ts'
import { isQuoted } from '../ai-use/quoted.ts'
import { meansTool } from '../ai-use/senses.ts'
import { sentenceAround } from '../ai-use/sentence.ts'
import { isStudyOfAi } from '../ai-use/study.ts'
import { originalSpan } from '../reading/clean/offsets.ts'

/** A place where the work shows that an AI tool was used for it. Work *about* AI leaves none. */
export interface Trace extends Span {
  /** Null where the work says only “AI”. */
  tool: Tool | null
  /** The writer speaks of their own use, not of other people’s. */
  own: boolean
  /** Where the tool is cited as a source; `described` in a sentence, an acknowledgement or an appendix. */
  surface: Finding['surface'] | 'described'
}

/** An entry that begins with the prompt or with the output has no author who could have written about the tool. */
const output =
  /^\P{L}*(?:(["']).{3,200}?\1 (?:prompt|\(transcript,)|(?:text|image|output) (?:generated|requested|created|from))/iu

/** Every trace of AI use in the work, in order. `declared` are tools the reflection names: they settle a shared name. */
export function tracesOf(document: Document, declared: string[]): Trace[] | null {
  const { findings, cleaned, work } = findCitations(document.text, { document, tools: declared })
  if (!work) return null
  const cited = findings.flatMap((finding) =>
    [finding, ...finding.linked]
      .filter(({ rule, tool }) => rule !== 'ambiguous-name' || (declared.length > 0 && tool?.class === 'likely'))
      .map(({ start, end, tool, surface }): Trace => ({ start, end, tool, own: true, surface })),
  )

  const { flat } = cleaned
  const isStudy = isStudyOfAi(flat, work.names)
  const settled = new Set(declared.flatMap((tool) => findNames(tool).map((name) => name.tool?.id)))
  const known = new Set(cited.map(({ start }) => start))
  const isTitle = ({ kind, start, end }: Name) =>
    kind === 'generic' &&
    work.parts.aside.some((part) => part.start <= start && !/[:\n\v\f]/.test(cleaned.text.slice(part.start, end)))
  const described = work.names.flatMap((name): Trace[] => {
    const span = originalSpan(cleaned, name)
    if (known.has(span.start) || isInLink(flat, name) || isTitle(name)) return []
    const aside = work.parts.aside.some(({ start, end }) => start < name.start && name.start < end)
    const sentence = sentenceAround(flat, name)
    const own = !isQuoted(flat, cleaned.text, name) && saysOwnUse(sentence, { isAside: aside, isStudy })
    const isTrace = own || (aside && name.kind === 'tool')
    if (!isTrace || !meansTool(name, sentence, settled)) return []
    return [{ ...span, tool: name.tool, own, surface: 'described' }]
  })
  const listed = work.entries
    .filter(({ text }) => output.test(text))
    .flatMap(({ start, text, names }) =>
      names.flatMap((name): Trace[] => {
        const span = originalSpan(cleaned, { start: start + name.start, end: start + name.end })
        if (isInLink(text, name) || !meansTool(name, sentenceAround(text, name), settled)) return []
        return [{ ...span, tool: name.tool, own: true, surface: 'described' }]
      }),
    )
  return [...cited, ...described, ...listed].sort((a, b) => a.start - b.start)
}

/** A host or a path names the tool too, but says nothing of its own. */
function isInLink(text: string, { start, end }: Span): boolean {
  return /[/@.]/.test(text.charAt(start - 1)) || /^(?:\.[a-z]|\/)/.test(text.slice(end))
}
