import type { Document, Span } from '../../domain/screening/document.ts'
import { type Citations, findCitations } from '../ai-author-citation/find.ts'
import type { Finding } from '../ai-author-citation/finding.ts'
import type { Work } from '../ai-author-citation/work.ts'
import type { Tool } from '../ai-tools/lexicon.ts'
import type { Name } from '../ai-tools/name.ts'
import { findNames } from '../ai-tools/names.ts'
import { isLabelled } from '../ai-use/claims/labels.ts'
import { isDetail } from '../ai-use/detail.ts'
import { saysOwnUse } from '../ai-use/own-use.ts'
import { isQuoted } from '../ai-use/quoted.ts'
import { meansTool } from '../ai-use/senses.ts'
import { sentenceAround } from '../ai-use/sentence.ts'
import { isStudyOfAi } from '../ai-use/study.ts'
import { originalSpan } from '../reading/clean/offsets.ts'
import { beginsInside } from '../reading/spans.ts'

/** A place where the work shows that an AI tool was used for it. Work *about* AI leaves none. */
export interface Trace extends Span {
  /** Null where the work says only “AI”, or names a tool that is in no list. */
  tool: Tool | null
  /** The maker that stands for its tool in a citation. */
  maker: string | null
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
  const cited = citedIn(findings, declared)
  const known = new Set(cited.map(({ start }) => start))
  const forms = work.forms.map((form) => originalSpan(cleaned, form))
  const described = [
    ...inForms(cleaned, work),
    ...[...inSentences(cleaned, work, declared), ...inEntries(cleaned, work, declared)].filter(
      (trace) => !beginsInside(trace, forms),
    ),
  ].filter(({ start }) => !known.has(start) && known.add(start))
  return [...cited, ...described].sort((a, b) => a.start - b.start)
}

function citedIn(findings: Finding[], declared: string[]): Trace[] {
  return findings.flatMap((finding) =>
    [finding, ...finding.linked]
      .filter(({ rule, tool }) => rule !== 'ambiguous-name' || (declared.length > 0 && tool?.class === 'likely'))
      .map(
        ({ start, end, tool, vendor, surface }): Trace => ({
          ...{ start, end, tool, surface },
          maker: vendor?.id ?? tool?.vendor ?? null,
          own: true,
        }),
      ),
  )
}

type Cleaned = Citations['cleaned']

/** The forms that the product itself suggests, whatever tool stands in them. */
function inForms(cleaned: Cleaned, { forms }: Work): Trace[] {
  return forms
    .filter(({ tool }) => !isQuoted(cleaned.flat, cleaned.text, tool))
    .map(({ tool: span }) => {
      const [name] = findNames(cleaned.flat.slice(span.start, span.end))
      return described(originalSpan(cleaned, span), name?.tool ?? null)
    })
}

function inSentences(cleaned: Cleaned, { names, parts }: Work, declared: string[]): Trace[] {
  const { flat, text } = cleaned
  const isStudy = isStudyOfAi(flat, names)
  const settled = settledBy(declared)
  const isTitle = ({ kind, start, end }: Name) =>
    kind === 'generic' &&
    parts.aside.some((part) => part.start <= start && !/[:\n\v\f]/.test(text.slice(part.start, end)))
  return names.flatMap((name, index): Trace[] => {
    if (isInLink(flat, name) || isTitle(name) || isDetail(flat, name, names[index - 1], [])) return []
    const isAside = beginsInside(name, parts.aside)
    const sentence = sentenceAround(flat, name)
    const own =
      !isQuoted(flat, text, name) && (saysOwnUse(sentence, { isAside, isStudy }) || isLabelled(text, name, names))
    const isTrace = own || (isAside && name.kind === 'tool')
    if (!isTrace || !meansTool(name, sentence, settled)) return []
    return [described(originalSpan(cleaned, name), name.tool, own)]
  })
}

function inEntries(cleaned: Cleaned, { entries }: Work, declared: string[]): Trace[] {
  const settled = settledBy(declared)
  return entries
    .filter(({ text }) => output.test(text))
    .flatMap(({ start, text, names }) =>
      names.flatMap((name, index): Trace[] => {
        if (isInLink(text, name) || isDetail(text, name, names[index - 1], [])) return []
        if (!meansTool(name, sentenceAround(text, name), settled)) return []
        return [described(originalSpan(cleaned, { start: start + name.start, end: start + name.end }), name.tool)]
      }),
    )
}

function described({ start, end }: Span, tool: Tool | null, own = true): Trace {
  return { start, end, tool, maker: tool?.vendor || null, own, surface: 'described' }
}

/** The tools that the reflection names, which settles a name that people have too. */
function settledBy(declared: string[]): Set<string | undefined> {
  return new Set(declared.flatMap((tool) => findNames(tool).map((name) => name.tool?.id)))
}

/** A host or a path names the tool too, but says nothing of its own. */
function isInLink(text: string, { start, end }: Span): boolean {
  return /[/@.]/.test(text.charAt(start - 1)) || /^(?:\.[a-z]|\/)/.test(text.slice(end))
}
