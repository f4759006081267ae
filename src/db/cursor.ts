import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { DomainError } from '../domain/error.ts'
import { isId } from './id.ts'

/** Lists are read by keyset, never by offset: a page begins after the time and id of the last row of the page before. */
interface Place {
  at: Date
  id: string
}

/** Which page is asked for: where it begins, and how long it is. */
export interface PlaceAsked {
  cursor?: string
  limit?: number
}

/** One page of a list, and the cursor of the next; null on the last page. */
export interface Page<Row> {
  items: Row[]
  nextCursor: string | null
}

/** The page of rows of which the query read one more than `limit`; `at` is the time that the list is ordered by. */
export function pageOf<Row extends { id: string }>(rows: Row[], limit: number, at: (row: Row) => Date): Page<Row> {
  return pageBy(rows, limit, (row) => ({ at: at(row), id: row.id }))
}

/** The same for rows that are known by something else than an `id`. */
export function pageBy<Row>(rows: Row[], limit: number, place: (row: Row) => Place): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? cursorOf(place(last)) : null }
}

/** The columns that a list is ordered by. `kind` says what the id is; a UUID where it is absent. */
interface Order {
  at: SQLWrapper
  id: SQLWrapper
  kind?: keyof typeof isOfKind
}

const isOfKind = {
  uuid: isId,
  bigint: (id: string) => /^\d{1,15}$/.test(id),
  text: (id: string) => /^[\x21-\x7e]{1,100}$/.test(id),
}

/** The condition for rows that come after a cursor. Throws INVALID_INPUT for one that was not made here. */
export function afterCursor(cursor: string, { kind = 'uuid', ...columns }: Order, oldestFirst: boolean): SQL {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!at || !isTime(at) || !id || !isOfKind[kind](id)) {
    throw new DomainError('INVALID_INPUT', 'This page of the list cannot be found; please start at its beginning.', [
      { field: 'cursor', problem: 'It cannot be read.', expected: 'The nextCursor of an earlier page.' },
    ])
  }
  const here = sql`(${at}::timestamptz, ${id}::${sql.raw(kind)})`
  return oldestFirst ? sql`(${columns.at}, ${columns.id}) > ${here}` : sql`(${columns.at}, ${columns.id}) < ${here}`
}

const cursorOf = ({ at, id }: Place) => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')

const isTime = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
