import { and, inArray } from 'drizzle-orm'
import type { Session } from '../../db/client.ts'
import { submissions } from '../../db/schema/index.ts'
import { visibleTo } from '../../db/submission/access.ts'
import type { Rows } from '../../db/submission/view.ts'
import { layoutsWhere } from '../../db/text.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { locate } from '../../domain/screening/document.ts'
import type { Evidence, Match } from '../../domain/screening/opinion.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'

type Layouts = Rows['layouts']

/** Where evidence stands, for whoever looks. */
export type Placed = ReturnType<Awaited<ReturnType<typeof placer>>>

/**
 * Gives evidence its page and paragraph, in the text by the reader's version that it was found in. The other side of a
 * match is shown, with its own place, only to reviewers who may see that work too; everybody else learns that it exists.
 */
export async function placer(db: Session, who: Actor, { reviews }: Visibility, layouts: Layouts, all: Evidence[]) {
  const sources = [...new Set(all.flatMap((item) => ('match' in item && item.match ? [item.match.source] : [])))]
  const open =
    !reviews || !sources.length ? [] : await layoutsWhere(db, and(inArray(submissions.id, sources), visibleTo(db, who)))

  const otherSide = (match: Match, version: string | null) => {
    const work = open.filter(({ id }) => id === match.source)
    return work.length ? { ...match, ...place(work, version, match.start) } : ({ hidden: true } as const)
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

/** The place in the text of that version; in the last text where there is none of that version. */
function place(layouts: Layouts, version: string | null, offset: number) {
  const found = layouts.find(({ readerVersion }) => readerVersion === version) ?? layouts[0]
  return found?.layout ? locate(found.layout, offset) : { page: null, paragraph: null }
}
