import type { Document, Span } from '../../domain/document.ts'
import { findCitations } from '../ai-author-citation/find.ts'
import type { Tool } from '../ai-author-citation/lexicon.ts'
import { findNames, type Name } from '../ai-author-citation/names.ts'
import { clean, originalSpan } from '../ai-author-citation/normalise.ts'
import { link } from '../ai-author-citation/patterns.ts'
import { zonesOf } from '../ai-author-citation/zones.ts'

/** A place where the work shows that an AI tool was used for it. Work *about* AI leaves none. */
export interface Trace extends Span {
  /** Null where the work says only “AI”. */
  tool: Tool | null
  /** `cited`: as a source. `described`: in a sentence, an acknowledgement or an appendix. */
  kind: 'cited' | 'described'
  /** The writer speaks of their own use, not of other people’s. */
  own: boolean
  year: string
  surface: 'reference-list' | 'in-text' | 'footnote' | 'by-line' | 'aside' | 'body'
}

const reach = 320
const useWords =
  /(?<!\p{L})(?:us(?:ed?|ing|es|age)|ask(?:ed|ing)?|prompt(?:ed|ing|s)?|generat(?:e|ed|es|ing)|creat(?:e|ed|ing)|produc(?:e|ed|ing)|wr(?:ite|ote|itten)|draft(?:ed|ing|s)?|translat(?:e|ed|ing|ion)|proofread(?:ing)?|edit(?:ed|ing)?|check(?:ed|ing)?|rephras(?:e|ed|ing)|summari[sz](?:e|ed|ing)|help(?:ed|s)?|assist(?:ed|ance)?|support(?:ed)?|suggest(?:ed|ions?)|responses?|outputs?|transcripts?|consult(?:ed|ing)?|according to|acknowledge(?:d|ments?)?)(?!\p{L})/iu
const firstPerson = /(?<!\p{L})(?:I|we|We|my|My|our|Our|me|us)(?!\p{L})/u
const statement =
  /(?<!\p{L})(?:acknowledg\p{L}*|AI tools? used|(?:text|image|figure|code|table|list|recipe|output|content|summary) (?:was |were )?(?:generated|requested|created|produced) (?:by|with|from|using)|output from|output requested from|copy (?:is )?in (?:the )?appendix|see appendix|in appendix|\(transcript,)(?!\p{L})/iu
const denied = /(?<!\p{L})(?:not|n't|never|no|without|nor|neither)(?!\p{L})[^.;]{0,60}$/iu
const output =
  /["'] ?[Pp]rompt(?!\p{L})|(?:[Tt]ext|[Ii]mage|[Oo]utput) (?:generated|requested|created) (?:by|with|from|using)|\([Tt]ranscript,|[Oo]utput from /u

/** Every trace of AI use in the work, in order. `declared` are tools the reflection names: they settle a shared name. */
export function tracesOf(document: Document, declared: string[]): Trace[] {
  const { text } = document
  const cited = findCitations(text, { document, tools: declared }).findings.flatMap((finding) =>
    [finding, ...finding.linked]
      .filter(({ rule }) => rule !== 'ambiguous-name' && rule !== 'ai-meta-author')
      .map(
        ({ start, end, tool, year, surface }): Trace => ({
          start,
          end,
          tool,
          kind: 'cited',
          own: true,
          year,
          surface: surface === 'properties' ? 'body' : surface,
        }),
      ),
  )

  const cleaned = clean(text, findNames)
  const zones = zonesOf(cleaned, text)
  const links = [...cleaned.flat.matchAll(link)].map(({ 0: url, index }) => ({ start: index, end: index + url.length }))
  const settled = new Set(declared.flatMap((tool) => findNames(tool).map((name) => name.tool?.id)))
  const described = findNames(cleaned.flat).flatMap((name): Trace[] => {
    if (links.some(({ start, end }) => name.start >= start && name.end <= end)) return []
    const span = originalSpan(cleaned, name)
    if (cited.some(({ start, end }) => span.start < end && span.end > start)) return []
    const inList = zones.references.some((lines) =>
      lines.some((line) => name.start >= line.start && name.end <= line.end),
    )
    const aside = zones.aside.some(({ start, end }) => name.start >= start && name.end <= end)
    const sentence = sentenceAround(cleaned.flat, name)
    const own = inList ? false : saysOwnUse(sentence, aside)
    const isTrace = inList
      ? output.test(sentence.text)
      : own || statement.test(sentence.text) || (aside && name.kind === 'tool')
    if (!isTrace || !isTool(name, sentence.text, settled)) return []
    const surface = inList ? 'reference-list' : aside ? 'aside' : 'body'
    return [{ ...span, tool: name.tool, kind: 'described', own, year: '', surface }]
  })
  return [...cited, ...described].sort((a, b) => a.start - b.start)
}

interface Sentence {
  text: string
  at: number
}

function saysOwnUse({ text, at }: Sentence, aside: boolean): boolean {
  if (denied.test(text.slice(0, at))) return false
  return useWords.test(text) && (firstPerson.test(text) || aside || statement.test(text))
}

function isTool(name: Name, sentence: string, settled: Set<string | undefined>): boolean {
  if (name.kind === 'vendor') return false
  if (name.kind === 'generic') return true
  if (name.certain || name.tool?.nobody || settled.has(name.tool?.id)) return true
  const isNamedAsTool = /(?<!\p{L})(?:AI|chatbot|Anthropic|Google|prompt)(?!\p{L})/u.test(sentence)
  return isNamedAsTool || (name.tool?.hosts.some((host) => sentence.includes(host)) ?? false)
}

/** The sentence around a name, at most `reach` characters to each side. */
function sentenceAround(flat: string, { start, end }: Span): Sentence {
  const before = flat.slice(Math.max(0, start - reach), start)
  const from =
    Math.max(before.lastIndexOf('. '), before.lastIndexOf('? '), before.lastIndexOf('! '), before.lastIndexOf('  ')) + 1
  const after = flat.slice(end, end + reach)
  const to = after.search(/[.!?](?: |$)| {2}/)
  const lead = before.slice(from)
  return { text: lead + flat.slice(start, end) + (to < 0 ? after : after.slice(0, to)), at: lead.length }
}
