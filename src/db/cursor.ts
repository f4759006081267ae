import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { DomainError } from '../domain/error.ts'
import { isId } from './id.ts'

/** Lists are read by keyset, never by offset: a page begins after the time and id of the last row of the page before. */
interface Place {
  at: Date
  id: string
}

/** One page of a list, and the cursor of the next; null on the last page. */
export interface Page<Row> {
  items: Row[]
  nextCursor: string | null
}

/** The page of rows of which the query read one more than `limit`; `at` is the time that the list is ordered by. */
export function pageOf<Row extends { id: string }>(rows: Row[], limit: number, at: (row: Row) => Date): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? cursorOf({ at: at(last), id: last.id }) : null }
}

/** The condition for rows that come after a cursor. Throws INVALID_INPUT for one that was not made here. */
export function afterCursor(cursor: string, columns: { at: SQLWrapper; id: SQLWrapper }, oldestFirst: boolean): SQL {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!at || !isTime(at) || !isId(id)) {
    throw new DomainError('INVALID_INPUT', 'This page of the list cannot be found; please start at its beginning.', [
      { field: 'cursor', problem: 'It cannot be read.', expected: 'The nextCursor of an earlier page.' },
    ])
  }
  const here = sql`(${at}::timestamptz, ${id}::uuid)`
  return oldestFirst ? sql`(${columns.at}, ${columns.id}) > ${here}` : sql`(${columns.at}, ${columns.id}) < ${here}`
}

const cursorOf = ({ at, id }: Place) => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')

const isTime = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
