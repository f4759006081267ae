import type { Document, Span } from '../../domain/document.ts'
import { type Clean, clean, originalSpan } from '../ai-author-citation/normalise.ts'
import { zonesOf } from '../ai-author-citation/zones.ts'
import residue from './residue.json' with { type: 'json' }

/** One trace of a chat tool in the work, as a range of its text. */
export interface Residue extends Span {
  rule: string
  /** What it looks like, for a person. */
  what: string
}

/** A quotation from an assistant is a phrase or two, not a page. */
const quotationReach = 300

const traces = residue.traces.map(({ pattern, ...trace }) => ({ ...trace, pattern: new RegExp(pattern, 'gu') }))

/** Every trace in `document`, in order, but for those it shows on purpose and those that the brief gave every student. */
export function residueOf(document: Document, brief: string): Residue[] {
  const { text, links } = document
  const cleaned = clean(text, () => [])
  const zones = zonesOf(cleaned, text)
  const lists = zones.references.flat()
  const found = traces.flatMap(({ rule, what, pattern, line }) =>
    [...cleaned.flat.matchAll(pattern)].flatMap(({ 0: match, index }): Residue[] => {
      const start = index + (match.length - match.replace(/^[.!?\s]+/, '').length)
      const span = { start, end: index + match.length }
      if (line && !isOwnLine(cleaned, span)) return []
      const isShown = inside(span, zones.aside) || isQuoted(cleaned, span)
      const isListed = inside(span, lists) || inside(span, zones.notes)
      if (isShown || (isListed && rule === 'share-link') || brief.includes(match.trim())) return []
      if (rule === 'share-link' && /[Aa]ppendix|[Aa]cknowledg|[Pp]rompt/.test(around(cleaned, span))) return []
      return [{ rule, what, ...originalSpan(cleaned, span) }]
    }),
  )
  const tracking = traces.filter(({ rule }) => rule === 'tracking-link')
  for (const { start, end, href } of links) {
    const isMarked = tracking.some(({ pattern }) => href.search(pattern) >= 0)
    if (!isMarked || found.some((other) => other.start < end && other.end > start) || end <= start) continue
    found.push({ rule: 'tracking-link', what: `a link that a chat tool handed out (${href})`, start, end })
  }
  return withoutOverlaps(found)
}

/** Whether the nearest marks around the place open before it and close behind it, or it stands in a block quotation. */
function isQuoted({ text }: Clean, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - quotationReach), start)
  const after = text.slice(end, end + quotationReach)
  if (/(?:^|[\n\v\f])>[^\n\v\f]*$/.test(before)) return true
  return /(?:^|[\s([])"(?=\S|$)[^"\f]*$/.test(before)
    ? /^[^"\f]*(?<!\s)"/.test(after)
    : /(?:^|[\s([])'(?=\S|$)(?:[^'\f]|(?<=\p{L})'(?=\p{L}))*$/u.test(before) &&
        /^[^"\f]*?(?<![\s\f])'(?!\p{L})/u.test(after)
}

/** Words that prose uses too are a trace only where they stand on a line of their own. */
function isOwnLine({ text }: Clean, { start, end }: Span): boolean {
  return (
    /(?:^|[\n\v\f]) *$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /^ *(?:[\n\v\f]|$)/.test(text.slice(end, end + 3))
  )
}

function around({ flat }: Clean, { start, end }: Span): string {
  return flat.slice(Math.max(0, start - 200), end + 200)
}

function inside({ start, end }: Span, spans: Span[]): boolean {
  return spans.some((span) => start >= span.start && end <= span.end)
}

function withoutOverlaps(found: Residue[]): Residue[] {
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end)
  return sorted.filter((residue, index) => !sorted.slice(0, index).some(({ end }) => residue.start < end))
}
