import type { Span } from '../../domain/screening/document.ts'

/** The sentence around a name: `text` is `before`, the name, and `behind`. */
export interface Sentence {
  text: string
  before: string
  behind: string
  /** `before` and `behind` with a sign in the name’s place, so that a pattern can say where the name stands. */
  marked: string
}

/** Stands for the name in `marked`. */
export const sign = '§'

/** How far a sentence reaches to each side of a name, in UTF-16 units. */
const reach = 320
/** A stop that ends no sentence: behind an abbreviation, an initial or a number. */
const end =
  /(?<!(?<!\p{L})(?:e\.g|i\.e|cf|vs|etc|v|ver|vol|no|p|pp|ch|fig|figs|dr|mr|mrs|ms|prof|st|al|approx|(?:figure|fig|table|listing|image|box) \d{1,3}|(?<!(?:appendix|annex|part|section|option|group|team|plan|case|level|class|grade|ward) )\p{Lu}))[.!?]["')\]]* /iu

/** The sentence that holds `span` of `flat`, cut where it goes on for longer than `reach`. */
export function sentenceAround(flat: string, span: Span): Sentence {
  const before = lastOf(flat.slice(Math.max(0, span.start - reach), span.start))
  const behind = flat.slice(span.end, span.end + reach).split(end)[0]!
  return { text: before + flat.slice(span.start, span.end) + behind, before, behind, marked: before + sign + behind }
}

function lastOf(text: string): string {
  return text.split(end).at(-1)!
}
