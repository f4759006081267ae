import pg from 'pg'
import { deadlines } from '../domain/deadlines.ts'
import type { Logger } from '../log.ts'

/** A Postgres that takes a query and never answers costs that query, not the process. */
const limits = {
  connectionTimeoutMillis: deadlines.databaseConnect.wholeMs,
  query_timeout: deadlines.query.wholeMs,
  keepAlive: true,
}

/**
 * A pool of connections, the loss of any of which ends no process. The library hears only those that are idle: one that
 * is in use, as in a transaction, would throw its loss where it cannot be caught, though the query that it
 * concerns is refused anyway. `what` says in the log whose connections they are.
 */
export function openPool(config: pg.PoolConfig, log: Logger, what: string): pg.Pool {
  const pool = new pg.Pool({ ...limits, ...config })
  pool.on('error', (err) => log.warn({ err }, `${what} was lost`))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
