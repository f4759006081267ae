import type { Document, Span } from '../../domain/document.ts'
import { findCitations } from '../ai-author-citation/find.ts'
import type { Tool } from '../ai-author-citation/lexicon.ts'
import { findNames, type Name } from '../ai-author-citation/names.ts'
import { originalSpan } from '../ai-author-citation/normalise.ts'

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
  /(?<!\p{L})(?:acknowledg\p{L}*|AI tools? used|(?:generated|requested|created|produced|made|drafted|written) (?:by|with|from|using)|(?:was|were|has been|have been) used (?:to|for|in|as)|(?:help|assistance|support) (?:of|from)|output (?:from|of)|copy (?:is )?in (?:the )?appendix|see appendix|in appendix|\(transcript,)(?!\p{L})/iu
/** A sentence with a citation of somebody’s work tells of other people’s use. */
const reported = /\((?:[^()]{0,80}[ ,])?(?:19|20)\d{2}[a-z]?(?:[,:][^()]{0,20})?\)/u
const denied = /(?<!\p{L})(?:not|n't|never|no|without|nor|neither)(?!\p{L})[^.;]{0,60}$/iu
const output =
  /["'] ?[Pp]rompt(?!\p{L})|(?:[Tt]ext|[Ii]mage|[Oo]utput) (?:generated|requested|created) (?:by|with|from|using)|\([Tt]ranscript,|[Oo]utput from /u

/** Every trace of AI use in the work, in order. `declared` are tools the reflection names: they settle a shared name. */
export function tracesOf(document: Document, declared: string[]): Trace[] {
  const shared = declared.length > 0
  const { findings, cleaned, work } = findCitations(document.text, { document, tools: declared })
  if (!work) return []
  const cited = findings.flatMap((finding) =>
    [finding, ...finding.linked]
      .filter(
        ({ rule, tool }) =>
          rule !== 'ai-meta-author' && (rule !== 'ambiguous-name' || (shared && tool?.class === 'likely')),
      )
      .map(({ start, end, tool, year, surface }): Trace => {
        const own = surface === 'properties' ? 'body' : surface
        return { start, end, tool, kind: 'cited', own: true, year, surface: own }
      }),
  )

  const { flat } = cleaned
  const settled = new Set(declared.flatMap((tool) => findNames(tool).map((name) => name.tool?.id)))
  const isNew = (span: Span) => !cited.some(({ start, end }) => span.start < end && span.end > start)
  const described = work.names.flatMap((name): Trace[] => {
    const span = originalSpan(cleaned, name)
    if (!isNew(span) || isInLink(flat, name)) return []
    const aside = work.zones.aside.some((zone) => within(name, zone))
    const sentence = sentenceAround(flat, name)
    const own = saysOwnUse(sentence, aside)
    const isTrace = own || (aside && name.kind === 'tool')
    if (!isTrace || !isTool(name, sentence.text, settled)) return []
    return [{ ...span, tool: name.tool, kind: 'described', own, year: '', surface: aside ? 'aside' : 'body' }]
  })
  const outputs = work.entries.filter(({ names, text }) => names.length > 0 && output.test(text))
  const listed = outputs.flatMap((entry) =>
    entry.names.flatMap((name): Trace[] => {
      const span = originalSpan(cleaned, { start: entry.start + name.start, end: entry.start + name.end })
      if (!isNew(span) || isInLink(entry.text, name) || !isTool(name, entry.text.slice(0, reach), settled)) return []
      return [
        {
          ...span,
          tool: name.tool,
          kind: 'described',
          own: isOwnOutput(entry.text),
          year: '',
          surface: 'reference-list',
        },
      ]
    }),
  )
  return [...cited, ...described, ...listed].sort((a, b) => a.start - b.start)
}

/** An entry that begins with the prompt or with the output has no author who could have written about the tool. */
function isOwnOutput(entry: string): boolean {
  return /^[\s\d.[\]()•-]*(?:["'][^"']{3,200}["'] ?[Pp]rompt(?!\p{L})|(?:[Tt]ext|[Ii]mage|[Oo]utput) (?:generated|requested|created|from)(?!\p{L}))/u.test(
    entry,
  )
}

/** A host or a path names the tool too, but says nothing of its own. */
function isInLink(flat: string, { start, end }: Span): boolean {
  return (
    /[/@.]$/.test(flat.slice(Math.max(0, start - 1), start)) || /^(?:\.[a-z]{2,6}|\/)/.test(flat.slice(end, end + 8))
  )
}

function within({ start, end }: Span, outer: Span): boolean {
  return start >= outer.start && end <= outer.end
}

interface Sentence {
  text: string
  at: number
  /** Where the name ends. */
  end: number
}

function saysOwnUse({ text, at, end }: Sentence, aside: boolean): boolean {
  if (denied.test(text.slice(0, at))) return false
  if (!useWords.test(text)) return false
  return aside || firstPerson.test(text) || (statement.test(text) && !reported.test(withoutOwnBracket(text, end)))
}

/** The tool’s maker and date in brackets behind it, `ChatGPT (OpenAI, 3 May 2025)`, cite nobody’s work. */
function withoutOwnBracket(text: string, end: number): string {
  return text.slice(0, end) + text.slice(end).replace(/^ ?\([^()]{0,60}\)/, '')
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
  return {
    text: lead + flat.slice(start, end) + (to < 0 ? after : after.slice(0, to)),
    at: lead.length,
    end: lead.length + end - start,
  }
}
