import type { Span } from '../../domain/screening/document.ts'

/** A place to look at, in the clean text, with a sentence on what is there. */
export interface Place extends Span {
  note: string
}

/** Places inside a source as places of the work. */
export const placedIn = (source: Span, { start, end }: Span, note: string): Place => ({
  start: source.start + start,
  end: source.start + end,
  note,
})
