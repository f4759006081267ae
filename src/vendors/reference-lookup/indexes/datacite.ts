import type { Json } from '../../../domain/screening/detector.ts'
import { isMarkedWithdrawn, list, mostAuthors, object, type Published, words, yearOf } from '../published.ts'

/** The path of a look-up by DOI. */
export const dataciteWork = (doi: string, mailto: string): string =>
  `/dois/${encodeURIComponent(doi)}?mailto=${encodeURIComponent(mailto)}`

/** The work in an answer; null where it is no answer of DataCite. */
export function dataciteWorks(json: Json): Published[] | null {
  const attributes = object(object(object(json).data).attributes)
  if (typeof attributes.doi !== 'string') return null
  const title = words(object(list(attributes.titles)[0]).title)
  const dates = list(attributes.dates).flatMap((date) => yearOf(object(date).date))
  return [
    {
      doi: attributes.doi.toLowerCase(),
      title,
      authors: list(attributes.creators)
        .slice(0, mostAuthors)
        .map((creator) => {
          const { familyName, name } = object(creator)
          return words(familyName) || words(name).split(',')[0]!
        }),
      years: [...yearOf(attributes.publicationYear), ...dates],
      withdrawn: isMarkedWithdrawn(title),
    },
  ]
}
