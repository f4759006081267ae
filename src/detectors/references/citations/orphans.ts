import type { Span } from '../../../domain/screening/document.ts'
import { shortened } from '../duplicates.ts'
import type { Sources } from '../sources.ts'
import { authorYearCitations, type Citation } from './author-year.ts'
import { isCertain, placesIn } from './certain.ts'
import type { Orphans } from './compared.ts'
import { bestFit, type Fit } from './fit.ts'
import { type Listed, listedAs } from './listed.ts'
import { notCited } from './not-cited.ts'
import { numberedOrphans } from './numbered.ts'

const none: Orphans = { withoutEntry: [], notCited: [] }
/** Compares the text with its list, both ways; silent where the list or the citations are not understood. */
export function orphansOf(sources: Sources): Orphans {
  const { entries, body, mayHoldMore } = sources
  if (entries.length === 0) return none
  const numbered = numberedOrphans(entries, body)
  if (numbered) return { ...numbered, notCited: mayHoldMore ? [] : numbered.notCited }
  const citations = authorYearCitations(body)
  const listed = entries.map(listedAs)
  const fits = new Map<string, Fit>()
  const judged = citations.map((citation) => {
    const key = `${citation.names.join(' ')} ${citation.year}`
    const fit = fits.get(key) ?? bestFit(citation, listed)
    fits.set(key, fit)
    return { citation, fit }
  })
  const found = judged.filter(({ fit }) => fit.kind === 'whole').length
  const places = placesIn(body)
  const missing = judged.filter(({ citation, fit }) => fit.kind !== 'whole' && isCertain(citation, sources, places))
  if (!isUnderstood(found, missing.length, listed)) return none
  return {
    withoutEntry: missing.map(({ citation, fit }) => ({ ...spanOf(citation), note: noteOf(citation, fit.entry) })),
    notCited: mayHoldMore || found === 0 ? [] : notCited(listed, body),
  }
}

/** The reading is believed where more citations find their entry than not, or where every entry begins with a name and a year. */
function isUnderstood(found: number, missing: number, listed: Listed[]): boolean {
  const isDated = ({ author, years }: Listed) => author.length > 0 && years.length > 0
  return found >= missing || (missing <= 5 && listed.every(isDated))
}

function noteOf({ year }: Citation, entry: Listed | null): string {
  if (!entry) return 'The list has no entry for this citation.'
  return `The list has this name with another year than ${year}: “${shortened(entry.source.text)}”.`
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })
