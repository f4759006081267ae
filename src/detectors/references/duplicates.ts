import { comparedOf, isSame } from './alike.ts'
import type { Place } from './place.ts'
import type { Source } from './sources.ts'

/** So many entries before it an entry is compared with. */
const mostCompared = 300

/** Entries that stand in the list twice, each but the first with what it repeats. `doiOf` is the DOI of an entry, or empty. */
export function duplicates(entries: Source[], doiOf: (source: Source) => string): Place[] {
  const compared = entries.filter(({ text }) => !/^[-–—_]{2,}/.test(text)).map((source) => comparedOf(source))
  return compared.flatMap((own, at) => {
    const earlier = compared
      .slice(Math.max(0, at - mostCompared), at)
      .find((other) => isSame(own, other, doiOf(own.source), doiOf(other.source)))
    if (!earlier) return []
    const { start, end } = own.source
    return [{ start, end, note: `The list has this source already: “${shortened(earlier.source.text)}”.` }]
  })
}

/** The beginning of an entry, for a sentence. */
export function shortened(text: string): string {
  return text.length <= 80 ? text.replace(/[.”]+$/, '') : `${text.slice(0, 77).trimEnd()}…`
}
