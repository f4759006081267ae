/** One kind of place that a reader of files did not read, or is not sure of. */
interface GapRule {
  /** What it is, in words for the student and the tutor, as in “2 × a page that is a picture”. */
  label: string
  /**
   * From how many such places on a person has to look before marking, because they could hold the student's words.
   * Null: never by itself.
   */
  personFrom: number | null
}

/** The closed list of what a reading can leave out, and from when that keeps work from being released without a person. */
export const gapKinds = {
  picture_page: { label: 'a page that is a picture, without text', personFrom: 1 },
  picture_region: { label: 'a large picture that may hold text', personFrom: 1 },
  form_field: { label: 'a form field that could not be read', personFrom: 1 },
  annotation: { label: 'a note or text box on the page that could not be read', personFrom: 1 },
  equation: { label: 'an equation that could not be read', personFrom: 5 },
  diagram: { label: 'a diagram whose text could not be read', personFrom: 1 },
  chart: { label: 'a chart', personFrom: 5 },
  embedded_object: { label: 'an embedded object', personFrom: 1 },
  alternative_part: { label: 'a part in another format', personFrom: 1 },
  tracked_deletion: { label: 'a passage deleted with tracked changes', personFrom: null },
  unknown_encoding: { label: 'text whose encoding was guessed', personFrom: 1 },
  unmapped_letters: { label: 'text whose letters the file does not name', personFrom: 1 },
  over_limit: { label: 'a part that is longer than what is read', personFrom: 1 },
  over_time: { label: 'a part that took too long to read', personFrom: 1 },
  second_file: { label: 'a further file in the package', personFrom: 1 },
  other: { label: 'a part that is not a text', personFrom: 1 },
} as const satisfies Record<string, GapRule>

export type GapKind = keyof typeof gapKinds

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

/** Whether what was not read could hold the student's words, so that a person has to look before marking. */
export function couldHoldWords(coverage: readonly Gap[]): boolean {
  const counts = new Map<GapKind, number>()
  for (const { kind, count } of coverage) counts.set(kind, (counts.get(kind) ?? 0) + count)
  return [...counts].some(([kind, count]) => {
    const { personFrom }: GapRule = gapKinds[kind]
    return personFrom !== null && count >= personFrom
  })
}
