import type pg from 'pg'

/** A connection with a transaction that stays open while it is read from. */
export type Reader = Pick<pg.ClientBase, 'query'>

/** The connection so that one query waits for the other, also when the next page is asked for while one is still in use. */
export function oneByOne(client: pg.ClientBase): Reader {
  let last: Promise<unknown> = Promise.resolve()
  const query = (...sent: Parameters<pg.ClientBase['query']>) => {
    const answer = last.then(() => client.query(...sent))
    last = answer.catch(() => {})
    return answer
  }
  return { query: query as unknown as pg.ClientBase['query'] }
}

const page = 5_000

/** The rows of a query in its own order, in pages, so that their number does not matter. `name` is free on the connection. */
export async function* rowsThrough(reader: Reader, name: string, query: string) {
  await reader.query(`declare ${name} no scroll cursor for ${query}`)
  const fetchPage = () => reader.query(`fetch ${page} from ${name}`)
  let next = fetchPage()
  for (;;) {
    const { rows } = await next
    const isLast = rows.length < page
    if (!isLast) next = fetchPage()
    yield* rows
    if (isLast) break
  }
  await reader.query(`close ${name}`)
}
