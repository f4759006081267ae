import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Logger } from '../log.ts'
import { openPool } from './pool.ts'
import * as schema from './schema/index.ts'

export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool }
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** Where a query may run: on the pool, or inside a caller's transaction. */
export type Session = Database | Transaction

/** Opens the pool, as the login of `url`. */
export function openDatabase(url: string, log: Logger, connections = 20): Database {
  const config = { connectionString: url, max: connections }
  return drizzle(openPool(config, log, 'a database connection'), { schema })
}
