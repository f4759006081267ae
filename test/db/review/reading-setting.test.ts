import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { whatWaits } from '../../../src/db/review/reading-setting.ts'
import { readingSettings } from '../../../src/db/schema/index.ts'
import { aDatabase } from '../rows.ts'

test('statistical results wait until the provider says otherwise, and the newest word counts', async () => {
  const { db, person } = await aDatabase()
  const admin = await person('admin')
  const say = (waits: 'all' | 'none', hour: number) =>
    db
      .insert(readingSettings)
      .values({ id: randomUUID(), waits, setBy: admin.id, at: new Date(Date.UTC(2026, 0, 1, hour)) })

  const before = await whatWaits(db)
  await say('all', 10)
  await say('none', 9)

  expect([before, await whatWaits(db)]).toEqual(['statistical', 'all'])
})
