import type { Json } from '../../../domain/screening/detector.ts'
import { isMarkedWithdrawn, list, mostAuthors, object, type Published, words, yearOf } from '../published.ts'

/** The path of a search for a title. A comma or a bar would end the filter, and punctuation finds nothing. */
export function openAlexSearch(title: string, mailto: string, key: string): string {
  const plain = title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return `/works?filter=title.search:${encodeURIComponent(plain)}&per_page=5&mailto=${encodeURIComponent(mailto)}&api_key=${encodeURIComponent(key)}`
}

/** The works in an answer; null where it is no answer of OpenAlex. */
export function openAlexWorks(json: Json): Published[] | null {
  const { results } = object(json)
  if (!Array.isArray(results)) return null
  return results.map((result) => {
    const work = object(result)
    const title = words(work.title ?? work.display_name)
    return {
      doi: words(work.doi)
        .toLowerCase()
        .replace(/^https:\/\/doi\.org\//, ''),
      title,
      authors: list(work.authorships)
        .slice(0, mostAuthors)
        .map(
          (authorship) =>
            words(object(object(authorship).author).display_name)
              .split(' ')
              .at(-1)!,
        ),
      years: yearOf(work.publication_year),
      withdrawn: work.is_retracted === true || isMarkedWithdrawn(title),
    }
  })
}
