import type { Span } from '../../domain/screening/document.ts'

/** Whether `span` begins inside one of `spans`. */
export function beginsInside({ start }: Span, spans: Span[]): boolean {
  return spans.some((span) => span.start <= start && start < span.end)
}

/** What `spans`, in order and without overlaps, leave of a text of `length` UTF-16 units, in order. */
export function between(length: number, spans: Span[]): Span[] {
  const left: Span[] = []
  let from = 0
  for (const { start, end } of spans) {
    if (start > from) left.push({ start: from, end: start })
    from = end
  }
  if (from < length) left.push({ start: from, end: length })
  return left
}

/** The text with spaces where `spans` stand, in any order, so that every offset stays true. */
export function blanked(text: string, spans: Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    parts.push(text.slice(at, start), ' '.repeat(end - start))
    at = end
  }
  return parts.join('') + text.slice(at)
}
