import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** The two addresses of a test file's own database, as the configuration names them. */
export interface FreshDatabase {
  /** As the login of the service. */
  databaseUrl: string
  /** As the login that owns the tables. */
  migrateDatabaseUrl: string
}

/** A database of a test file's own, copied from the migrated one. It goes away with the run's Postgres. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { service, migrate } = inject('postgres')
  return databaseFrom(new URL(migrate).pathname.slice(1), service, migrate)
}

/** A copy of a database that nothing is connected to. */
export function copyOf({ databaseUrl, migrateDatabaseUrl }: FreshDatabase): Promise<FreshDatabase> {
  return databaseFrom(new URL(databaseUrl).pathname.slice(1), databaseUrl, migrateDatabaseUrl)
}

/** An empty database. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const { service, migrate } = inject('postgres')
  return databaseFrom('template1', service, migrate)
}

/** Runs statements as the owner of the tables, and returns the rows of the last. */
export async function asOwner({ migrateDatabaseUrl }: FreshDatabase, text: string, values?: unknown[]) {
  const client = new pg.Client({ connectionString: migrateDatabaseUrl })
  await client.connect()
  try {
    const result = await client.query(text, values)
    return [result].flat().at(-1)!.rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

/** Rights on a database are not copied with it. */
async function databaseFrom(template: string, service: string, migrate: string): Promise<FreshDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const made = { databaseUrl: named(service, name), migrateDatabaseUrl: named(migrate, name) }
  const client = new pg.Client({ connectionString: named(migrate, 'postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    await client.query(`create database ${name} template ${template} strategy file_copy`)
    await client.query(`revoke create, temporary on database ${name} from public`)
  } finally {
    await client.end()
  }
  return made
}

function named(url: string, database: string) {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}
