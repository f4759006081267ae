import type { Document, Span } from '../../domain/document.ts'
import { findCitations } from '../ai-author-citation/find.ts'
import type { Finding } from '../ai-author-citation/finding.ts'
import type { Tool } from '../ai-author-citation/lexicon.ts'
import { findNames, type Name } from '../ai-author-citation/names.ts'
import { originalSpan } from '../ai-author-citation/normalise.ts'

/** A place where the work shows that an AI tool was used for it. Work *about* AI leaves none. */
export interface Trace extends Span {
  /** Null where the work says only “AI”. */
  tool: Tool | null
  /** The writer speaks of their own use, not of other people’s. */
  own: boolean
  /** Where the tool is cited as a source; `described` in a sentence, an acknowledgement or an appendix. */
  surface: Finding['surface'] | 'described'
}

const reach = 320
const useWords =
  /(?<!\p{L})(?:us(?:e[ds]?|ing|age)|ask(?:ed|ing)?|prompt(?:ed|ing|s)?|generat(?:e[ds]?|ing)|creat(?:ed?|ing)|produc(?:ed?|ing)|wr(?:ite|ote|itten)|draft(?:ed|ing|s)?|translat(?:ed?|ing|ion)|proofread(?:ing)?|edit(?:ed|ing)?|check(?:ed|ing)?|rephras(?:ed?|ing)|summari[sz](?:ed?|ing)|help(?:ed|s)?|assist(?:ed|ance)?|support(?:ed)?|suggest(?:ed|ions?)|responses?|outputs?|transcripts?|consult(?:ed|ing)?|according to|acknowledge?(?:d|ments?)?|requested)(?!\p{L})/iu
const firstPerson = /(?<!\p{L})(?:I|we|We|my|My|our|Our|me|us)(?!\p{L})/u
const statement =
  /(?<!\p{L})(?:acknowledg\p{L}+|AI tools? used|(?:generated|requested|created|produced|drafted|written) (?:by|with|from|using)|(?:was|were|been) used (?:to|for|in|as)|(?:help|assistance|support|output) (?:of|from)|(?:in|see)(?: the)? appendix|\(transcript,)(?!\p{L})/iu
/** A sentence with a citation of somebody’s work tells of other people’s use. */
const reported = /\([^)]*(?:19|20)\d{2}/
const deniedBefore = /(?:n't|(?<!\p{L})(?:not|never|no|without|nor|neither))(?!\p{L})[^;]{0,60}$/iu
const deniedBehind = /^[^;]{0,40}(?: (?:not|never)(?: been)? used|: (?:none|no)(?!\p{L}))/iu

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
  const settled = new Set(declared.flatMap((tool) => findNames(tool).map((name) => name.tool?.id)))
  const known = new Set(cited.map(({ start }) => start))
  const isTitle = ({ kind, start, end }: Name) =>
    kind === 'generic' &&
    work.zones.aside.some((zone) => zone.start <= start && !/[:\n\v\f]/.test(cleaned.text.slice(zone.start, end)))
  const described = work.names.flatMap((name): Trace[] => {
    const span = originalSpan(cleaned, name)
    if (known.has(span.start) || isInLink(flat, name) || isTitle(name)) return []
    const aside = work.zones.aside.some(({ start, end }) => start < name.start && name.start < end)
    const sentence = sentenceAround(flat, name)
    const own = saysOwnUse(sentence, aside)
    const isTrace = own || (aside && name.kind === 'tool')
    if (!isTrace || !isTool(name, sentence.text, settled)) return []
    return [{ ...span, tool: name.tool, own, surface: 'described' }]
  })
  const listed = work.entries
    .filter(({ text }) => output.test(text))
    .flatMap(({ start, text, names }) =>
      names.flatMap((name): Trace[] => {
        const span = originalSpan(cleaned, { start: start + name.start, end: start + name.end })
        if (isInLink(text, name) || !isTool(name, text, settled)) return []
        return [{ ...span, tool: name.tool, own: true, surface: 'described' }]
      }),
    )
  return [...cited, ...described, ...listed].sort((a, b) => a.start - b.start)
}

/** A host or a path names the tool too, but says nothing of its own. */
function isInLink(text: string, { start, end }: Span): boolean {
  return /[/@.]/.test(text.charAt(start - 1)) || /^(?:\.[a-z]|\/)/.test(text.slice(end))
}

/** The sentence around a name, at most `reach` characters to each side. */
interface Sentence {
  text: string
  before: string
  behind: string
}

function sentenceAround(flat: string, { start, end }: Span): Sentence {
  const before = flat.slice(Math.max(0, start - reach), start).replace(/.*[.!?] /, '')
  const behind = flat.slice(end, end + reach).split(/[.!?] /)[0]!
  return { text: before + flat.slice(start, end) + behind, before, behind }
}

function saysOwnUse({ text, before, behind }: Sentence, aside: boolean): boolean {
  if (deniedBefore.test(before) || deniedBehind.test(behind)) return false
  if (!useWords.test(text)) return false
  return aside || firstPerson.test(text) || (statement.test(text) && !reported.test(before + withoutOwnBracket(behind)))
}

/** The tool’s maker and date in brackets behind it, `ChatGPT (OpenAI, 3 May 2025)`, cite nobody’s work. */
function withoutOwnBracket(behind: string): string {
  return behind.replace(/^ \([^)]*\)/, '')
}

function isTool(name: Name, sentence: string, settled: Set<string | undefined>): boolean {
  if (name.kind !== 'tool') return name.kind === 'generic'
  if (name.certain || name.tool?.nobody || settled.has(name.tool?.id)) return true
  const isNamedAsTool = /(?<!\p{L})(?:AI|chatbot|Anthropic|Google|prompt)(?!\p{L})/u.test(sentence)
  return isNamedAsTool || name.tool!.hosts.some((host) => sentence.includes(host))
}
