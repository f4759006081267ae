import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Logger } from '../log.ts'
import { openPool } from './pool.ts'
import * as schema from './schema/index.ts'

export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool }
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** Where a query may run: on the pool, or inside somebody's transaction. */
export type Session = Database | Transaction

/**
 * Opens the pool. The connections take the role `candour_app` where it exists for this login, so that the service may
 * add to its history and not change it.
 */
export async function openDatabase(url: string, log: Logger, connections = 20): Promise<Database> {
  const role = await appRole(url)
  const config = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    ...(role && { options: `-c role=${role}` }),
  }
  const pool = openPool(config, log, 'a database connection')
  return drizzle(pool, { schema })
}

async function appRole(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select rolname from pg_roles where rolname = 'candour_app' and pg_has_role(current_user, oid, 'member')`,
    )
    return rows.length ? 'candour_app' : null
  } finally {
    await client.end()
  }
}
