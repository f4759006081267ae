import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../../src/db/client.ts'
import { oneAtATime } from '../../../src/db/webhooks/followed.ts'
import { silent } from '../../../src/log.ts'
import { freshDatabase } from '../../database.ts'

const { databaseUrl } = await freshDatabase()

test.each([3, 4, 6])('many pieces of work that wait for one another end on %i connections', async (connections) => {
  const db = openDatabase(databaseUrl, silent, connections)
  afterAll(() => db.$client.end())
  const ended: string[] = []
  const piece = (name: string) =>
    oneAtATime(db, name, () =>
      oneAtATime(db, `${name} within`, async () => {
        await db.execute(sql`select 1`)
        ended.push(name)
      }),
    )

  await Promise.all(['a', 'b', 'c', 'a', 'b', 'c', 'd', 'e'].map(piece))

  expect(ended.sort()).toEqual(['a', 'a', 'b', 'b', 'c', 'c', 'd', 'e'])
})
