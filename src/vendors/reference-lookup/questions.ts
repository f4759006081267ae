import type { Json, Reference } from '../../domain/screening/detector.ts'
import { crossrefSearch, crossrefWork, crossrefWorks } from './indexes/crossref.ts'
import { dataciteWork, dataciteWorks } from './indexes/datacite.ts'
import { openAlexSearch, openAlexWorks } from './indexes/openalex.ts'
import type { Published } from './published.ts'
import { addressesOf, type Settings } from './settings.ts'

/** One question to one index about one reference. */
export interface Question {
  name: 'Crossref' | 'DataCite' | 'OpenAlex'
  by: 'doi' | 'words'
  address: string
  /** What the answer holds; null where it is no answer of this index. */
  read(json: Json): Published[] | null
}

/**
 * What is asked about a reference, in order, until one answer settles it: its DOI at Crossref and DataCite, then its
 * words at Crossref and its title at OpenAlex. Empty for books and grey literature, which no such index holds.
 */
export function questionsFor({ dois, text, title, isPaper }: Reference, settings: Settings): Question[] {
  const { mailto, openAlexKey } = settings
  const { crossref, datacite, openalex } = addressesOf(settings)
  if (!isPaper) return []
  const byDoi = dois.slice(0, 2).flatMap((doi): Question[] => {
    const atCrossref = {
      name: 'Crossref' as const,
      address: `${crossref}${crossrefWork(doi, mailto)}`,
      read: crossrefWorks,
    }
    const atDatacite = {
      name: 'DataCite' as const,
      address: `${datacite}${dataciteWork(doi, mailto)}`,
      read: dataciteWorks,
    }
    const inOrder = doi.startsWith('10.48550/') ? [atDatacite] : [atCrossref, atDatacite]
    return inOrder.map((question) => ({ ...question, by: 'doi' }))
  })
  const byWords: Question[] = [
    { name: 'Crossref', by: 'words', address: `${crossref}${crossrefSearch(text, mailto)}`, read: crossrefWorks },
  ]
  if (openAlexKey && title) {
    const address = `${openalex}${openAlexSearch(title, mailto, openAlexKey)}`
    byWords.push({ name: 'OpenAlex', by: 'words', address, read: openAlexWorks })
  }
  return [...byDoi, ...byWords]
}
