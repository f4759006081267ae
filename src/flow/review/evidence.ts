import { and, inArray } from 'drizzle-orm'
import type { Session } from '../../db/client.ts'
import { submissions } from '../../db/schema/index.ts'
import { visibleTo } from '../../db/submission/access.ts'
import type { Rows } from '../../db/submission/view.ts'
import { readingsWhere } from '../../db/text.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { locate } from '../../domain/screening/locate.ts'
import type { Evidence, Match } from '../../domain/screening/opinion.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'

type Layouts = Rows['layouts']

/** Where evidence stands, for the person who looks. */
export type Placed = ReturnType<Awaited<ReturnType<typeof placer>>>

/**
 * Gives evidence its page and paragraph, in the text by the reader's version that it was found in. The other side of a
 * match is shown, with its own place and its words as they stand in that work now, only to reviewers who may see that work
 * too; everybody else learns that it exists. Once the other work is erased there are no words.
 */
export async function placer(db: Session, who: Actor, { reviews }: Visibility, layouts: Layouts, all: Evidence[]) {
  const sources = [...new Set(all.flatMap((item) => ('match' in item && item.match ? [item.match.source] : [])))]
  const open =
    !reviews || !sources.length ? [] : await readingsWhere(db, and(inArray(submissions.id, sources), visibleTo(who)))

  const otherSide = (match: Match, version: string | null) => {
    const work = open.filter(({ id }) => id === match.source)
    if (!work.length) return { hidden: true } as const
    const quote = readingOf(work, version)?.text?.slice(match.start, match.end) ?? ''
    return { ...match, quote, ...place(work, version, match.start) }
  }
  return (item: Evidence, version: string | null) => {
    const { match, ...evidence } = { match: undefined, ...item }
    const at =
      item.in === 'text'
        ? { start: item.start, end: item.end, ...place(layouts, version, item.start) }
        : { start: null, end: null, page: item.in === 'page' ? item.page : null, paragraph: null }
    return { ...evidence, ...at, ...(match && { match: otherSide(match, version) }) }
  }
}

/** What the reader of that version read; what was read last where that version read nothing. */
const readingOf = <Reading extends { readerVersion: string | null }>(readings: Reading[], version: string | null) =>
  readings.find(({ readerVersion }) => readerVersion === version) ?? readings[0]

function place(layouts: Layouts, version: string | null, offset: number) {
  const found = readingOf(layouts, version)
  return found?.layout ? locate(found.layout, offset) : { page: null, paragraph: null }
}
