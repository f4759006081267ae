import type { Gap } from '../../domain/screening/coverage.ts'
import { type Document, plainDocument } from '../../domain/screening/document.ts'
import { countWords } from '../package/stories.ts'

/** A document and the name of its file. */
export interface Named {
  name: string
  document: Document
}

/**
 * Several documents as one: each under the name of its file, in their order. Pages are left out, because “page 2” would
 * not say of which file.
 */
export function joined(files: Named[]): Document {
  const whole = plainDocument('', 'archive')
  for (const { name, document } of files) {
    if (whole.text) whole.text += '\n\n'
    const heading = { start: whole.text.length, end: whole.text.length + name.length }
    whole.paragraphs.push(heading)
    whole.text += `${name}\n\n`
    addAll(
      whole,
      movedBy({ ...document, coverage: document.coverage.map((gap) => ofFile(name, gap)) }, whole.text.length),
    )
    whole.text += document.text
  }
  return { ...whole, pages: [], facts: { ...whole.facts, words: countWords(whole.text) } }
}

function ofFile(name: string, gap: Gap): Gap {
  const page = gap.page === null ? '' : `, page ${gap.page}`
  return { ...gap, page: null, detail: `In “${name}”${page}.${gap.detail ? ` ${gap.detail}` : ''}` }
}

/** The lists of places of a document; each item has `start` and `end`, or `at`, in its text. */
type Places = Record<string, { start?: number; end?: number; at?: number | null }[]>

/** The places of a document whose text begins at `by` of a longer one. */
function movedBy(document: Document, by: number): Places {
  const moved = (place: number | null | undefined) => (typeof place === 'number' ? place + by : place)
  return Object.fromEntries(
    Object.entries(document as unknown as Places).flatMap(([name, list]) => {
      if (!Array.isArray(list)) return []
      const placed = list.map((item) => {
        const places = Object.entries({ start: moved(item.start), end: moved(item.end), at: moved(item.at) })
        return { ...item, ...Object.fromEntries(places.filter(([key]) => key in item)) }
      })
      return [[name, placed]]
    }),
  )
}

function addAll(whole: Document, places: Places) {
  const lists = whole as unknown as Places
  for (const [name, items] of Object.entries(places)) lists[name] = [...(lists[name] ?? []), ...items]
}
