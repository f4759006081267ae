import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/client.ts'
import { silent } from '../../src/log.ts'
import { freshDatabase } from '../database.ts'

const { databaseUrl: url } = await freshDatabase()
const db = openDatabase(url, silent, 2)
/** Another session of the same login, which may end its own. */
const other = new pg.Client({ connectionString: url })
await other.connect()
afterAll(() => Promise.all([db.$client.end(), other.end()]))

/** Takes a connection away as a restart of Postgres does, and resolves when it is gone. */
const takeAway = (pid: unknown) => other.query('select pg_terminate_backend($1, 5000)', [pid])

test('a connection that is lost in the middle of a transaction refuses that transaction and ends nothing else', async () => {
  const transaction = db.transaction(async (tx) => {
    const { rows } = await tx.execute(sql`select pg_backend_pid() as pid`)
    await takeAway(rows[0]!.pid)
    await tx.execute(sql`select 1`)
  })

  await expect(transaction).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/terminat|not queryable/) },
  })

  expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
})

test('nor does one that is lost while nobody asks it anything, held or not', async () => {
  const held = await db.$client.connect()
  const { rows } = await held.query('select pg_backend_pid() as pid')
  const lost = new Promise((resolve) => held.once('end', resolve))

  await takeAway(rows[0].pid)
  await lost
  held.release(true)

  expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
})
