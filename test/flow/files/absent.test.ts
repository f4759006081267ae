import { randomUUID } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { files, storageWaits, submissions } from '../../../src/db/schema/index.ts'
import { stalledWork } from '../../../src/db/submission/stalled.ts'
import { scrub } from '../../../src/flow/files/scrub.ts'
import { backfill } from '../../../src/flow/screening/backfill.ts'
import { extract } from '../../../src/flow/screening/extract.ts'
import { screen } from '../../../src/flow/screening/screen.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { context, config, call, handIn, people, person } = await aService({}, { background: false })
const folder = join(config.dataDir, 'files')

/** Work that was handed in, and where its bytes are. */
async function work(words = `I saw ${randomUUID()}.`) {
  const { body } = await handIn(words, 'a.txt', { who: await person('student'), reflection: noAi() })
  const [{ sha256 } = { sha256: '' }] = await context.db.select().from(files).where(eq(files.submissionId, body.id))
  const path = join(folder, sha256.slice(0, 2), sha256.slice(2))
  return { id: body.id as string, words, sha256, path }
}
/** Does something while the disk with the files is not mounted. */
async function unmounted<T>(run: () => Promise<T>): Promise<T> {
  await rename(folder, `${folder}-elsewhere`)
  try {
    return await run()
  } finally {
    await rename(`${folder}-elsewhere`, folder)
  }
}
const view = async (id: string) => (await call(people.tutor, 'GET', `/v1/submissions/${id}`)).body
const statusOf = async (id: string) =>
  (await context.db.select().from(submissions).where(eq(submissions.id, id)))[0]!.status
const damageFound = async () =>
  (await context.db.execute(sql`select 1 from audit_events where type = 'storage.damage_found'`)).rows.length
const isDue = async (id: string) => (await stalledWork(context.db, 0)).some(({ submissionId }) => submissionId === id)
const makeDue = (id: string) =>
  context.db
    .update(storageWaits)
    .set({ nextAttemptAt: new Date(0) })
    .where(eq(storageWaits.submissionId, id))

test('work whose file is missing waits with a note, is looked for again later, and goes on when the file is back', async () => {
  const { id } = await work()
  await context.db.execute(sql`delete from outbox where submission_id = ${id}`)

  await unmounted(() => extract(context, id))
  const waiting = await view(id)
  const dueAtOnce = await isDue(id)
  await makeDue(id)
  const dueLater = await isDue(id)
  await extract(context, id)

  expect(waiting).toMatchObject({ status: 'received', unreadable: expect.stringContaining('looked for again') })
  expect([dueAtOnce, dueLater]).toEqual([false, true])
  expect(await view(id)).toMatchObject({ status: 'extracted', unreadable: null })
  expect(await damageFound()).toBe(0)
})

test('each time that a file is not found the next look is further away', async () => {
  const { id } = await work()
  const waits: number[] = []
  await unmounted(async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      await extract(context, id)
      const [wait] = await context.db.select().from(storageWaits).where(eq(storageWaits.submissionId, id))
      waits.push(wait!.nextAttemptAt.getTime() - Date.now())
      await makeDue(id)
    }
  })

  expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
  expect(waits.at(-1)).toBeGreaterThan(200_000)
})

test('two attempts at once that do not find the file count as one', async () => {
  const { id } = await work()

  await unmounted(() => Promise.all([extract(context, id), extract(context, id)]))
  const [wait] = await context.db.select().from(storageWaits).where(eq(storageWaits.submissionId, id))

  expect(wait!.attempts).toBe(1)
})

test('work that waits for its file is not begun before its time', async () => {
  const { id } = await work()
  await unmounted(() => extract(context, id))

  await extract(context, id)
  const early = await statusOf(id)
  await makeDue(id)
  await extract(context, id)

  expect([early, await statusOf(id)]).toEqual(['received', 'extracted'])
})

test('a detector that asks for a missing file leaves the work where it is', async () => {
  const { id } = await work()
  await extract(context, id)

  await unmounted(() => screen(context, id))
  const waiting = await statusOf(id)
  await makeDue(id)
  await screen(context, id)

  expect(waiting).toBe('extracted')
  expect(['released', 'under_review']).toContain(await statusOf(id))
})

test('missing files leave no trace in the log, whoever comes upon them', async () => {
  const { id, sha256 } = await work()
  const inItsHour = { ...context, clock: () => new Date(Number.parseInt(sha256.slice(0, 2), 16) * 3_600_000) }

  const [scrubbed, download] = await unmounted(async () => [
    await scrub(inItsHour),
    await call(people.tutor, 'GET', `/v1/submissions/${id}/file`),
  ])

  expect(scrubbed).toMatchObject({ damaged: 0, missing: expect.any(Number) })
  expect((scrubbed as { missing: number }).missing).toBeGreaterThan(0)
  expect(download).toMatchObject({
    status: 503,
    body: { code: 'UNAVAILABLE', title: expect.stringContaining('cannot be found') },
  })
  expect(await damageFound()).toBe(0)
})

test('bytes that a row needs come back from the trash by themselves', async () => {
  const { id, words, sha256 } = await work()
  await context.files.discard(sha256)

  const download = await call(people.tutor, 'GET', `/v1/submissions/${id}/file`)
  await context.files.discard(sha256)
  await extract(context, id)

  expect(download.text).toBe(words)
  expect(await statusOf(id)).toBe('extracted')
})

test('work that was taken for damaged is read again on request once its bytes are whole', async () => {
  const { id, words, path } = await work()
  await writeFile(path, 'Other bytes.')
  await extract(context, id)
  const again = () => backfill(context, { readAgain: true }, () => {})
  const damaged = await again()

  await writeFile(path, words)
  const missing = await unmounted(again)
  const mended = await again()

  expect(damaged.readings.damaged).toBe(1)
  expect(missing.readings.absent).toBe(1)
  expect(mended.readings).toMatchObject({ read: 1, damaged: 0, absent: 0 })
  expect(await view(id)).toMatchObject({ status: 'under_review', unreadable: null })
  expect((await call(people.tutor, 'GET', `/v1/submissions/${id}/text`)).body.text).toBe(words)
})
