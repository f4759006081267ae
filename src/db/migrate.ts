import { fileURLToPath } from 'node:url'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { deadlines } from '../domain/deadlines.ts'
import { DomainError } from '../domain/error.ts'
import { migrateQueue } from './queue-tables.ts'
import { checkRights } from './rights/check.ts'
import { grantRights, makeLogin, type ServiceLogin } from './rights/grant.ts'

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Held while migrating, so that processes that start together wait for one another. */
const migrationLock = 0x63616e65

/**
 * Brings the database up to date, as the login of `url`: our tables, then the queue's, then the rights of the service's
 * login, which is made if there is none; null where the service has no login of its own. Safe to call from many processes.
 * Throws UNAVAILABLE, and changes nothing, when the database was made by migrations that are not ours.
 */
export async function migrateDatabase(url: string, service: ServiceLogin | null): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: deadlines.databaseConnect.wholeMs })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query('set client_min_messages = warning')
    if (['other', 'unreadable'].includes(await compareMigrations(client))) throw otherMigrations()
    await migrate(drizzle(client), { migrationsFolder })
    await migrateQueue(client)
    if (!service) return
    await makeLogin(client, service)
    const { missing, excess } = await checkRights(client, service.name)
    if (missing.length + excess.length) await grantRights(client, service.name)
  } finally {
    await client.end()
  }
}

/** Throws UNAVAILABLE, with what to do, when the database lacks migrations or has other ones than ours. */
export async function refuseUnmigrated(client: pg.ClientBase): Promise<void> {
  const state = await compareMigrations(client)
  if (state === 'complete') return
  if (state === 'other') throw otherMigrations()
  if (state === 'unreadable') throw unreadableJournal()
  throw new DomainError(
    'UNAVAILABLE',
    'The tables of this database are missing or from an earlier version. Run “npx candour migrate” with DATABASE_URL and ' +
      'MIGRATE_DATABASE_URL, whose login owns the database.',
  )
}

/**
 * Migrations are told apart by the hash of their text. A database may have some that only a newer version knows, as
 * during an update; one that differs from ours was made by another program or before the first release.
 */
async function compareMigrations(client: pg.ClientBase): Promise<'complete' | 'incomplete' | 'other' | 'unreadable'> {
  const ours: MigrationMeta[] = readMigrationFiles({ migrationsFolder })
  const { rows: journals } = await client.query(journal)
  if (!journals.length) return 'incomplete'
  if (!journals[0].readable) return 'unreadable'
  const { rows: applied } = await client.query('select hash from drizzle.__drizzle_migrations order by created_at')
  if (!applied.every(({ hash }, index) => !ours[index] || ours[index].hash === hash)) return 'other'
  return applied.length < ours.length ? 'incomplete' : 'complete'
}

/** Found in the catalogue, which needs no right on the schema. */
const journal = `
select has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'`

const otherMigrations = () =>
  new DomainError(
    'UNAVAILABLE',
    'This database was made by an earlier version of Candour that was never released, and it cannot be carried over. ' +
      'Nothing in it was changed. Start this version with an empty database (DATABASE_URL) or an empty data directory ' +
      '(CANDOUR_DATA_DIR), or go on with the version that made this one.',
  )

const unreadableJournal = () =>
  new DomainError(
    'UNAVAILABLE',
    'This login may not read which migrations the database has (select on drizzle.__drizzle_migrations). Its rights were ' +
      'lost, as by a restore without them: run “npx candour migrate” with DATABASE_URL and MIGRATE_DATABASE_URL.',
  )
