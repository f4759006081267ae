import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { auditEvents } from '../../../src/db/schema/index.ts'
import { eventsOf } from '../../../src/db/submission/history.ts'
import { aDatabase } from '../rows.ts'

const { db } = await aDatabase()

/** Events of one submission at these seconds, put in in this order. */
async function history(...seconds: number[]) {
  const submissionId = randomUUID()
  for (const second of seconds) {
    const at = new Date(Date.UTC(2026, 0, 1, 9, 0, second))
    await db.insert(auditEvents).values({ id: randomUUID(), type: `event.${second}`, submissionId, data: {}, at })
  }
  return submissionId
}
const typesOf = (events: { type: string }[]) => events.map(({ type }) => type)

test('tells events in the order in which they happened, whatever order they were written in', async () => {
  expect(typesOf(await eventsOf(db, await history(3, 1, 2)))).toEqual(['event.1', 'event.2', 'event.3'])
})

test('a reader who comes again hears only what is new, also of the same moment', async () => {
  const submissionId = await history(1, 2, 2, 2, 3)
  const all = await eventsOf(db, submissionId)

  for (const [index, last] of all.entries()) {
    expect(await eventsOf(db, submissionId, last)).toEqual(all.slice(index + 1))
  }
})

test('an event that no checkpoint covers yet has no place in the log', async () => {
  expect(await eventsOf(db, await history(1))).toMatchObject([{ position: null }])
})

test('tells nothing of other submissions', async () => {
  await history(1)

  expect(await eventsOf(db, randomUUID())).toEqual([])
})
