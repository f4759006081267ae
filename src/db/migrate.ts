import { fileURLToPath } from 'node:url'
import { runMigrations } from 'bullmq'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Held while migrating, so that processes that start together wait for one another. */
const migrationLock = 0x63616e65

/** Brings the database up to date, as the login of `url`: our tables, then the queue's. Safe to call from many processes. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query('set client_min_messages = warning')
    await migrate(drizzle(client), { migrationsFolder })
    await runMigrations(client as never, 'bullmq')
    await client.query('reset search_path')
    await client.query(queueGrants)
  } finally {
    await client.end()
  }
}

const queueGrants = `
do $$ begin
  grant usage on schema bullmq to candour_app;
  grant select, insert, update, delete on all tables in schema bullmq to candour_app;
  grant usage on all sequences in schema bullmq to candour_app;
exception when undefined_object then null;
end $$`
