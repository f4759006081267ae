import type { Document, Span } from '../../domain/screening/document.ts'
import { type Clean, clean } from '../reading/clean/clean.ts'
import { originalSpan } from '../reading/clean/offsets.ts'
import { partsOf } from '../reading/parts.ts'
import { beginsInside } from '../reading/spans.ts'
import residue from './residue.json' with { type: 'json' }
import { settingsOf } from './settings.ts'

/** One trace of a chat tool in the work, as a range of its text. */
export interface Residue extends Span {
  rule: string
  /** What it looks like, for a person. */
  what: string
}

/** A quotation from an assistant is a phrase or two, not a page. */
const quotationReach = 300
/** How far from a link the work may say what the conversation was used for. */
const nearby = 200

/** Phrases are whole words in any case; markup and places to fill in are as tools and templates write them. */
const traces = residue.traces.map(({ pattern, ...trace }) => ({
  ...trace,
  pattern:
    trace.rule === 'assistant-phrase'
      ? new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'giu')
      : new RegExp(pattern, 'gu'),
}))
const tracking = traces.filter(({ rule }) => rule === 'tracking-link')

/** Every trace in `document`, in order, but for those it shows on purpose and those that the brief gave every student. */
export function residueOf({ text, links }: Document, brief: string): Residue[] {
  const cleaned = clean(text, () => [])
  const { flat } = cleaned
  const parts = partsOf(cleaned, text)
  const listed = [...parts.references.flat(), ...parts.notes]
  const settings = settingsOf(cleaned.text)
  const isExplained = (span: Span) =>
    beginsInside(span, listed) ||
    /appendix|acknowledg|prompt/i.test(flat.slice(Math.max(0, span.start - nearby), span.end + nearby))

  const found = traces.flatMap(({ rule, what, pattern, line, weak }) =>
    [...flat.matchAll(pattern)].flatMap(({ 0: match, index }): Residue[] => {
      const span = { start: index, end: index + match.length }
      if (line && !isOwnLine(cleaned, span)) return []
      if (beginsInside(span, parts.aside) || isQuoted(cleaned, span) || brief.includes(match)) return []
      if (weak && (beginsInside(span, settings) || isSpokenOf(flat, span))) return []
      if (rule === 'share-link' && isExplained(span)) return []
      return [{ rule, what, ...originalSpan(cleaned, span) }]
    }),
  )
  const handedOut = links
    .filter(({ href }) => tracking.some(({ pattern }) => href.match(pattern)))
    .filter(({ start, end }) => start < end && !found.some((other) => start <= other.start && other.start < end))
    .map(({ start, end, href }) => ({
      rule: 'tracking-link',
      what: `a link that a chat tool handed out (${href})`,
      start,
      end,
    }))
  return withoutOverlaps([...found, ...handedOut])
}

/** An offer belongs to a sentence about others: `patients should feel free to ask`, `phrases such as …`. */
const subject = /[\p{L}\p{N}]['’]?(?<!(?:^|[^\p{L}])(?:please|and|or|so|then|but|questions|anything)) $/iu
/** An offer of a person at a place: `feel free to ask at the front desk`. */
const elsewhere =
  /^ (?:at|in|by phone|any (?:member|of)|(?:your|our|the|a|my) (?:\p{L}+ )?(?:tutors?|teachers?|nurses?|staff|team|manager|mentor|receptionist|office|desk|keyworker))(?!\p{L})/u
/** A place to fill in is what the sentence is about: `replace [Company Name] with …`. */
const aboutForms =
  /(?<!\p{L})(?:templates?|placeholders?|fields? (?:for|called|named)|replac\p{L}+|fill(?:ed|s|ing)? (?:in|out)|blanks|letters?|e-?mails?)(?!\p{L})/iu
const instruction = /^\[(?:insert|add|enter|include|provide) /i

function isSpokenOf(flat: string, { start, end }: Span): boolean {
  const before = flat.slice(Math.max(0, start - nearby), start)
  if (!/^[[(]/.test(flat.slice(start, end)))
    return (
      /^feel/i.test(flat.slice(start, end)) && (subject.test(before) || elsewhere.test(flat.slice(end, end + nearby)))
    )
  if (instruction.test(flat.slice(start, end))) return false
  const sentence = before.replace(/^.*[.!?] /s, '') + flat.slice(end, end + nearby).replace(/[.!?] .*$/s, '')
  return aboutForms.test(sentence)
}

const opened = { '"': /(?:^|[\s([])"(?=\S|$)[^"]*$/, "'": /(?:^|[\s([])'(?=\S|$)[^']*$/ }
const closed = { '"': /^[^"]*(?<!\s)"/, "'": /^[^"']*(?<!\s)'/ }

/** Whether the nearest mark before the place opens a quotation that closes behind it, or it stands in a block quotation. */
function isQuoted({ text }: Clean, { start, end }: Span): boolean {
  const before = paragraph(text.slice(Math.max(0, start - quotationReach), start)).at(-1)!
  const behind = paragraph(text.slice(end, end + quotationReach))[0]!
  if (/(?:^|[\n\v])>[^\n\v]*$/.test(before)) return true
  const mark = opened['"'].test(before) ? '"' : "'"
  return opened[mark].test(before) && closed[mark].test(behind)
}

/** The paragraphs of `text` without apostrophes, which would look like marks. */
function paragraph(text: string): string[] {
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, '').split('\f')
}

/** Words that prose uses too are a trace only where they stand on a line of their own: the text’s line ends are controls. */
function isOwnLine({ text }: Clean, { start, end }: Span): boolean {
  return text.charAt(start - 1) < ' ' && text.charAt(end) < ' '
}

function withoutOverlaps(found: Residue[]): Residue[] {
  let end = 0
  return found
    .sort((a, b) => a.start - b.start)
    .filter((residue) => {
      const isFree = residue.start >= end
      if (isFree) end = residue.end
      return isFree
    })
}
