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
  const works = stretchOf(who, all, { limit: mostCounted + 1 })
  const { rows } = await session.execute(sql`select count(*)::int as counted from (${works}) works`)
  return rows[0]!.counted as number
}

/** The place of a work in the list, and its neighbours, in one statement. */
export async function placeOf(session: Session, who: Actor, filter: ReviewFilter, id: string): Promise<PlaceInList> {
  const waiting = waitingIn(filter)
  const { rows } = await session.execute(sql`
    select exists (${stretchOf(who, filter, { only: id, limit: 1 })}) as listed,
      (select count(*)::int from (${stretchOf(who, filter, { before: id, limit: mostCounted + 1 })}) earlier) as earlier,
      (select count(*)::int from (${stretchOf(who, filter, { limit: mostCounted + 1 })}) works) as total,
      (select id from (${stretchOf(who, filter, { before: id, limit: 1 })}) one) as previous,
      (select id from (${stretchOf(who, filter, { after: id, limit: 1 })}) one) as next,
      coalesce((select id from (${stretchOf(who, waiting, { after: id, limit: 1 })}) one),
        (select id from (${stretchOf(who, waiting, { limit: 1 })}) one where id <> ${id}::uuid)) as next_waiting`)
  const { listed, earlier, total, previous, next, next_waiting: nextWaiting } = rows[0]!
  return {
    number: listed ? (earlier as number) + 1 : null,
    total: total as number,
    previous: neighbour(previous),
    next: neighbour(next),
    nextWaiting: neighbour(nextWaiting),
  }
}

/** The first work of the list that waits for a tutor; null where none does. */
export async function firstWaiting(session: Session, who: Actor, filter: ReviewFilter): Promise<Neighbour | null> {
  const { rows } = await session.execute(sql`select id from (${stretchOf(who, waitingIn(filter), { limit: 1 })}) one`)
  return neighbour(rows[0]?.id)
}

const waitingIn = (filter: ReviewFilter): ReviewFilter => ({ ...filter, status: 'under_review', turn: 'tutor' })

const neighbour = (id: unknown): Neighbour | null => (id ? { id: id as string } : null)
