import { type GapKind, type GapRule, gapKindNames, gapKinds } from './gap-kinds.ts'

export { type GapKind, gapKindNames, gapKinds } from './gap-kinds.ts'

/** A place, or several alike on one page, that was not read. */
export interface Gap {
  kind: GapKind
  /** How many such places this stands for. */
  count: number
  /** The 1-based page, where the format has pages. */
  page: number | null
  /** Where in the text it would stand, in UTF-16 code units; null where that is not known. */
  at: number | null
  /** A sentence that says more, such as the name of the part; holds no text of the work. */
  detail: string | null
}

/** All that was not read of one kind. */
export interface UnreadKind {
  kind: GapKind
  count: number
  /** The 1-based pages where it is, in order, each once. */
  pages: number[]
  /** What the reader adds to it, each sentence once. */
  details: string[]
}

/** What was not read, kind by kind, in the order of the list of kinds. */
export function unreadKinds(coverage: readonly Gap[]): UnreadKind[] {
  return gapKindNames.flatMap((kind) => {
    const gaps = coverage.filter((gap) => gap.kind === kind)
    if (!gaps.length) return []
    const pages = new Set(gaps.flatMap(({ page }) => page ?? []))
    return {
      kind,
      count: gaps.reduce((sum, { count }) => sum + count, 0),
      pages: [...pages].sort((a, b) => a - b),
      details: [...new Set(gaps.flatMap(({ detail }) => detail ?? []))],
    }
  })
}

/** Whether what was not read could hold the student's words, so that a person has to look before marking. */
export function couldHoldWords(coverage: readonly Gap[]): boolean {
  return unreadKinds(coverage).some(({ kind, count }) => {
    const { personFrom }: GapRule = gapKinds[kind]
    return personFrom !== null && count >= personFrom
  })
}

/** The most gaps that are kept of one document. */
const mostGaps = 1_000

/**
 * The gaps as they are kept: alike ones at one place as one, and at most 1,000. Where there are more, those of the kinds
 * that have most lose their places and become one gap with their number.
 */
export function boundedCoverage(coverage: readonly Gap[]): Gap[] {
  const merged = new Map<string, Gap>()
  for (const gap of coverage) {
    const key = JSON.stringify([gap.kind, gap.page, gap.at, gap.detail])
    const same = merged.get(key)
    if (same) same.count += gap.count
    else merged.set(key, { ...gap })
  }
  let kept = [...merged.values()]
  while (kept.length > mostGaps) kept = withoutPlaces(kept, mostFrequent(kept))
  return kept
}

function mostFrequent(gaps: Gap[]): GapKind {
  const gapsOf = (kind: GapKind) => gaps.filter((gap) => gap.kind === kind).length
  return gapKindNames.reduce((most, kind) => (gapsOf(kind) > gapsOf(most) ? kind : most))
}

function withoutPlaces(gaps: Gap[], kind: GapKind): Gap[] {
  const count = gaps.reduce((sum, gap) => (gap.kind === kind ? sum + gap.count : sum), 0)
  return [...gaps.filter((gap) => gap.kind !== kind), { kind, count, page: null, at: null, detail: null }]
}
