import { and, eq, inArray } from 'drizzle-orm'
import type { Session } from '../../db/client.ts'
import { submissions, texts } from '../../db/schema/index.ts'
import { visibleTo } from '../../db/submission/access.ts'
import type { Rows } from '../../db/submission/view.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Evidence, Match } from '../../domain/screening/detector.ts'
import { locate, readerVersion } from '../../domain/screening/document.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'

type Layout = Rows['layout']
type Place = (layout: Layout, offset: number) => { page: number | null; paragraph: number | null }

/** Where evidence stands, for whoever looks. */
export type Placed = ReturnType<Awaited<ReturnType<typeof placer>>>

/**
 * Gives evidence its page and paragraph. The other side of a match is shown, with its own place, only to reviewers who may
 * see that work too; everybody else learns that it exists.
 */
export async function placer(db: Session, who: Actor, { reviews }: Visibility, layout: Layout, all: Evidence[]) {
  const sources = [...new Set(all.flatMap((item) => ('match' in item && item.match ? [item.match.source] : [])))]
  const open = !reviews || !sources.length ? [] : await layoutsOf(db, who, sources)

  const otherSide = (match: Match) => {
    const work = open.find(({ id }) => id === match.source)
    return work ? { ...match, ...place(work.layout, match.start) } : ({ hidden: true } as const)
  }
  return (item: Evidence) => {
    const { match, ...evidence } = { match: undefined, ...item }
    const at =
      item.in === 'text'
        ? { start: item.start, end: item.end, ...place(layout, item.start) }
        : { start: null, end: null, page: item.in === 'page' ? item.page : null, paragraph: null }
    return { ...evidence, ...at, ...(match && { match: otherSide(match) }) }
  }
}

const place: Place = (layout, offset) => (layout ? locate(layout, offset) : { page: null, paragraph: null })

function layoutsOf(db: Session, who: Actor, sources: string[]) {
  return db
    .select({ id: submissions.id, layout: texts.layout })
    .from(submissions)
    .leftJoin(texts, and(eq(texts.submissionId, submissions.id), eq(texts.readerVersion, readerVersion)))
    .where(and(inArray(submissions.id, sources), visibleTo(db, who)))
}
