import { fileURLToPath } from 'node:url'
import { runMigrations } from 'bullmq'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { DomainError } from '../domain/error.ts'

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Held while migrating, so that processes that start together wait for one another. */
const migrationLock = 0x63616e65

/**
 * Brings the database up to date, as the login of `url`: our tables, then the queue's. Safe to call from many processes.
 * Throws UNAVAILABLE, and changes nothing, when the database was made by migrations that are not ours.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query('set client_min_messages = warning')
    await refuseOtherMigrations(client)
    await migrate(drizzle(client), { migrationsFolder })
    await runMigrations(client as never, 'bullmq')
    await client.query('reset search_path')
    await client.query(queueGrants)
  } finally {
    await client.end()
  }
}

/**
 * Migrations are told apart by the hash of their text. A database may lack some of ours, or have some that only a newer
 * version knows, as during an update; one that differs was made by another program or before the first release.
 */
async function refuseOtherMigrations(client: pg.Client): Promise<void> {
  const { rows: journals } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as journal`)
  if (!journals[0].journal) return
  const { rows: applied } = await client.query('select hash from drizzle.__drizzle_migrations order by created_at')
  const ours = readMigrationFiles({ migrationsFolder })
  if (applied.every(({ hash }, index) => !ours[index] || ours[index].hash === hash)) return
  throw new DomainError(
    'UNAVAILABLE',
    'This database was made by an earlier version of Candour that was never released, and it cannot be carried over. ' +
      'Nothing in it was changed. Start this version with an empty database (DATABASE_URL) or an empty data directory ' +
      '(CANDOUR_DATA_DIR), or go on with the version that made this one.',
  )
}

const queueGrants = `
do $$ begin
  grant usage on schema bullmq to candour_app;
  grant select, insert, update, delete on all tables in schema bullmq to candour_app;
  grant usage on all sequences in schema bullmq to candour_app;
exception when undefined_object then null;
end $$`
