import type pg from 'pg'

/** Runs a prepared statement with a value for each of its names. Throws TypeError when the names are not exactly these. */
export type NamedQuery = (client: Pick<pg.Pool, 'query'>, values: Record<string, unknown>) => Promise<pg.QueryResult>

/**
 * A statement with values by name, such as `:submissionId::uuid`, prepared once a connection under `name`. Each name
 * becomes a position, in the order in which it first appears.
 */
export function namedQuery(name: string, sql: string): NamedQuery {
  const names: string[] = []
  const text = sql.replace(/(?<!:):([a-z]\w*)/g, (_, found: string) => {
    if (!names.includes(found)) names.push(found)
    return `$${names.indexOf(found) + 1}`
  })
  const expected = [...names].sort().join()

  return (client, values) => {
    const given = Object.keys(values).sort().join()
    if (given !== expected) throw new TypeError(`The statement ${name} takes ${expected}, not ${given}`)
    return client.query({ name, text, values: names.map((known) => values[known]) })
  }
}
