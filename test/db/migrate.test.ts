import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { loginOf } from '../../src/db/prepare.ts'
import { emptyDatabase } from '../database.ts'

const opened: pg.Client[] = []
afterAll(() => Promise.all(opened.map((client) => client.end())))

/** An empty database of the run's Postgres, and a connection of its owner to it. */
async function anEmptyDatabase() {
  const { databaseUrl, migrateDatabaseUrl } = await emptyDatabase()
  const client = new pg.Client({ connectionString: migrateDatabaseUrl })
  await client.connect()
  opened.push(client)
  return { client, migrate: () => migrateDatabase(migrateDatabaseUrl, loginOf(databaseUrl)) }
}

const journalOf = async (client: pg.Client) =>
  (await client.query('select hash, created_at from drizzle.__drizzle_migrations order by created_at')).rows
const tablesOf = async (client: pg.Client) =>
  (await client.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)).rows

describe('an empty database', () => {
  test('gets every migration once, however many processes start at the same time', async () => {
    const { migrate, client } = await anEmptyDatabase()

    await Promise.all([migrate(), migrate(), migrate()])
    await migrate()

    const { entries } = JSON.parse(readFileSync('migrations/meta/_journal.json', 'utf8'))
    expect(await journalOf(client)).toHaveLength(entries.length)
  })
})

describe('a database that has other migrations than ours', () => {
  test('is refused in words when they are those of an earlier, unreleased version, and nothing in it changes', async () => {
    const { migrate, client } = await anEmptyDatabase()
    await client.query(`create schema drizzle;
      create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('of 0000_tables.sql', 1795438391442);
      create table vendor_status (detector text primary key)`)

    await expect(migrate()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/earlier version.+cannot be carried over.+empty database/s),
    })
    expect(await tablesOf(client)).toEqual([{ tablename: 'vendor_status' }])
    expect(await journalOf(client)).toHaveLength(1)
  })

  test('is refused when one of ours was edited after it ran', async () => {
    const { migrate, client } = await anEmptyDatabase()
    await migrate()
    await client.query(`update drizzle.__drizzle_migrations set hash = 'another text'
      where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`)

    await expect(migrate()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })

  test('is accepted when a newer version has added to ours, so that both can run during an update', async () => {
    const { migrate, client } = await anEmptyDatabase()
    await migrate()
    await client.query(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the next version', 9e15)`,
    )

    await expect(migrate()).resolves.toBeUndefined()
  })
})

test('the migrations make exactly the tables that the schema describes', () => {
  const program = fileURLToPath(new URL('not-migrated.ts', import.meta.url))
  const printed = execFileSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' })

  const [missing, missingWithAnother] = JSON.parse(printed)

  expect(missing).toEqual([])
  expect(missingWithAnother).toHaveLength(1)
})
