import type { Json } from '../../../domain/screening/detector.ts'
import { isMarkedWithdrawn, list, mostAuthors, object, type Published, words, yearOf } from '../published.ts'

/** So many results of a search are looked at. */
const rows = 5
const takenBack = /retract|withdraw|removal/i

/** The path of a look-up by DOI. */
export const crossrefWork = (doi: string, mailto: string): string =>
  `/works/${encodeURIComponent(doi)}?mailto=${encodeURIComponent(mailto)}`

/** The path of a search with the words of a reference. */
export const crossrefSearch = (text: string, mailto: string): string =>
  `/works?query.bibliographic=${encodeURIComponent(text.slice(0, 400))}&rows=${rows}&mailto=${encodeURIComponent(mailto)}`

/** The works in an answer of either kind. Null where it is no answer of Crossref. */
export function crossrefWorks(json: Json): Published[] | null {
  const message = object(object(json).message)
  if (Array.isArray(message.items)) return message.items.map(publishedOf)
  return typeof message.DOI === 'string' ? [publishedOf(message)] : null
}

function publishedOf(json: Json): Published {
  const work = object(json)
  const title = words(list(work.title)[0])
  const dates = ['issued', 'published', 'published-print', 'published-online', 'created', 'posted', 'accepted']
  return {
    doi: words(work.DOI).toLowerCase(),
    title: [title, words(list(work.subtitle)[0])].filter(Boolean).join(': '),
    authors: [...list(work.author), ...list(work.editor)].slice(0, mostAuthors).map((author) => {
      const { family, name } = object(author)
      return words(family ?? name)
    }),
    years: dates.flatMap((date) => yearOf(list(list(object(work[date])['date-parts'])[0])[0])),
    withdrawn:
      isMarkedWithdrawn(title) || list(work['updated-by']).some((update) => takenBack.test(words(object(update).type))),
  }
}
