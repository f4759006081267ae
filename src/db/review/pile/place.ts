import { sql } from 'drizzle-orm'
import type { Actor } from '../../../domain/people/permission.ts'
import type { Session } from '../../client.ts'
import { type ReviewFilter, stretchOf } from './wanted.ts'

/** Counting stops here; a page then says “1,000+”. */
export const mostCounted = 1_000

/** A work as a link to it names it. */
export interface Neighbour {
  id: string
}

/** Where a work stands in a person's review list. Counts above `mostCounted` mean that many or more. */
export interface PlaceInList {
  /** From 1; null where the work is not in the list (any more). */
  number: number | null
  total: number
  previous: Neighbour | null
  next: Neighbour | null
  /** The next that waits for a tutor, in the order of the list and then from its beginning. */
  nextWaiting: Neighbour | null
}

/** How many works the list has; `mostCounted + 1` at most. */
export async function countOf(session: Session, who: Actor, filter: ReviewFilter): Promise<number> {
  const { cursor: _, ...all } = filter
  return countIn(session, stretchOf(who, all, { limit: mostCounted + 1 }))
}

/** The place of a work in the list, and its neighbours. */
export async function placeOf(session: Session, who: Actor, filter: ReviewFilter, id: string): Promise<PlaceInList> {
  const { rows } = await session.execute(sql`
    select exists (select from (${stretchOf(who, filter, { only: id, limit: 1 })}) one) as listed,
      (select count(*)::int from (${stretchOf(who, filter, { before: id, limit: mostCounted + 1 })}) earlier) as earlier,
      (select id from (${stretchOf(who, filter, { before: id, limit: 1 })}) one) as previous,
      (select id from (${stretchOf(who, filter, { after: id, limit: 1 })}) one) as next`)
  const { listed, earlier, previous, next } = rows[0]!
  const neighbour = (found: unknown) => (found ? { id: found as string } : null)
  return {
    number: listed ? (earlier as number) + 1 : null,
    total: await countOf(session, who, filter),
    previous: neighbour(previous),
    next: neighbour(next),
    nextWaiting: await nextWaiting(session, who, filter, id),
  }
}

/** The next work of the list that waits for a tutor; the first one where none comes after `id`. Null where none waits but it. */
export async function nextWaiting(
  session: Session,
  who: Actor,
  filter: ReviewFilter,
  id?: string,
): Promise<Neighbour | null> {
  const waiting: ReviewFilter = { ...filter, status: 'under_review', turn: 'tutor' }
  const stretches = [...(id ? [{ after: id, limit: 1 }] : []), { limit: 2 }]
  for (const stretch of stretches) {
    const { rows } = await session.execute(sql`select id from (${stretchOf(who, waiting, stretch)}) one`)
    const found = rows.find((row) => row.id !== id)
    if (found) return { id: found.id as string }
  }
  return null
}

async function countIn(session: Session, works: ReturnType<typeof stretchOf>): Promise<number> {
  const { rows } = await session.execute(sql`select count(*)::int as counted from (${works}) works`)
  return rows[0]!.counted as number
}
