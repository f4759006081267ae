import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { pgTable, text } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { migrateDatabase } from '../../src/db/migrate.ts'
import * as schema from '../../src/db/schema/index.ts'

const opened: pg.Client[] = []
afterAll(() => Promise.all(opened.map((client) => client.end())))

/** An empty database of the run's Postgres, and a connection of its owner to it. */
async function anEmptyDatabase() {
  const url = new URL(inject('postgresUrl'))
  url.pathname = '/postgres'
  const maker = new pg.Client({ connectionString: url.href })
  await maker.connect()
  const name = `t_${randomBytes(6).toString('hex')}`
  await maker.query(`create database ${name}`)
  await maker.end()
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  opened.push(client)
  return { url: url.href, client }
}

const journalOf = async (client: pg.Client) =>
  (await client.query('select hash, created_at from drizzle.__drizzle_migrations order by created_at')).rows
const tablesOf = async (client: pg.Client) =>
  (await client.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)).rows

describe('an empty database', () => {
  test('gets every migration once, however many processes start at the same time', async () => {
    const { url, client } = await anEmptyDatabase()

    await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)])
    await migrateDatabase(url)

    const { entries } = JSON.parse(readFileSync('migrations/meta/_journal.json', 'utf8'))
    expect(await journalOf(client)).toHaveLength(entries.length)
  })
})

describe('a database that has other migrations than ours', () => {
  test('is refused in words when they are those of an earlier, unreleased version, and nothing in it changes', async () => {
    const { url, client } = await anEmptyDatabase()
    await client.query(`create schema drizzle;
      create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('of 0000_tables.sql', 1795438391442);
      create table vendor_status (detector text primary key)`)

    await expect(migrateDatabase(url)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/earlier version.+cannot be carried over.+empty database/s),
    })
    expect(await tablesOf(client)).toEqual([{ tablename: 'vendor_status' }])
    expect(await journalOf(client)).toHaveLength(1)
  })

  test('is refused when one of ours was edited after it ran', async () => {
    const { url, client } = await anEmptyDatabase()
    await migrateDatabase(url)
    await client.query(`update drizzle.__drizzle_migrations set hash = 'another text'
      where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`)

    await expect(migrateDatabase(url)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })

  test('is accepted when a newer version has added to ours, so that both can run during an update', async () => {
    const { url, client } = await anEmptyDatabase()
    await migrateDatabase(url)
    await client.query(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the next version', 9e15)`,
    )

    await expect(migrateDatabase(url)).resolves.toBeUndefined()
  })
})

test('the migrations make exactly the tables that the schema describes', async () => {
  const snapshots = readdirSync('migrations/meta').filter((name) => name.endsWith('_snapshot.json'))
  const newest = JSON.parse(readFileSync(`migrations/meta/${snapshots.sort().at(-1)}`, 'utf8'))
  const notMigrated = (tables: object) =>
    generateMigration(newest, generateDrizzleJson({ ...schema, ...tables }, newest.id))

  expect(await notMigrated({})).toEqual([])
  expect(await notMigrated({ another: pgTable('another', { name: text('name') }) })).toHaveLength(1)
})
