import { randomUUID } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { putDraft } from '../../../src/db/intake/drafts.ts'
import { removedBytes, uploads } from '../../../src/db/schema/index.ts'
import { removeUnreferencedFile } from '../../../src/flow/files/remove-unreferenced.ts'
import { sweep } from '../../../src/flow/files/sweep.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const { context, config, owner, people, person, assessment, call, handIn } = await aService(
  { sweepPercent: 100 },
  { background: false },
)
const day = 86_400_000
/** A provider that has been at work for two months. */
await owner('update storage_runs set began_at = $1', [new Date(Date.now() - 60 * day)])
/** The same provider, so many days later. */
const later = (days: number) => ({ ...context, clock: () => new Date(Date.now() + days * day) })

async function orphan(age = 0) {
  const { sha256 } = await context.files.receive(Readable.from([Buffer.from(randomUUID())]), 1_000)
  const then = new Date(Date.now() - age)
  await utimes(join(config.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2)), then, then)
  return sha256
}

test('bytes that nothing refers to go after a day, and not before', async () => {
  const [young, old] = [await orphan(), await orphan(1.1 * day)]

  expect(await sweep(context)).toBe(1)

  expect([await context.files.has(young), await context.files.has(old)]).toEqual([true, false])
})

test('work that was handed in stays however old it is', async () => {
  const { body } = await handIn('An essay of long ago.', 'a.txt', { reflection: noAi() })

  await sweep(later(4_000))

  const file = await call(people.student, 'GET', `/v1/submissions/${body.id}/file`)
  expect(file.text).toBe('An essay of long ago.')
})

test('a file kept for a hand-in that never came stays a month and goes with its bytes', async () => {
  const student = await person('student')
  const words = `Half a hand-in ${randomUUID()}.`
  const { body } = await handIn(words, 'a.txt', { who: student, reflection: noAi({ whyNot: '' }) })
  const [{ sha256 } = { sha256: '' }] = await context.db.select().from(uploads).where(eq(uploads.id, body.upload))

  await sweep(later(29))
  const kept = await context.files.has(sha256)
  await sweep(later(31))

  expect(kept).toBe(true)
  expect(await context.files.has(sha256)).toBe(false)
  const form = new FormData()
  form.set('assessmentId', assessment.id)
  form.set('reflection', JSON.stringify(noAi()))
  form.set('upload', body.upload)
  expect((await call(student, 'POST', '/v1/submissions', form)).body).toMatchObject({
    status: 404,
    title: expect.stringContaining('send the file again'),
  })
})

test('a file of a draft that somebody worked on since is kept with it', async () => {
  const [worked, left] = [await person('student'), await person('student')]
  const at = new Date(Date.now() - 40 * day)
  const old = async ({ id: accountId }: typeof worked) => {
    const kept = { id: randomUUID(), accountId, sha256: await orphan(), bytes: 36, mediaType: '', name: 'a.txt' }
    await context.db.insert(uploads).values(kept)
    await owner('update uploads set at = $1 where id = $2', [at, kept.id])
    return kept.id
  }
  const [uploadId] = [await old(worked), await old(left)]
  await putDraft(context.db, worked.id, assessment.id, { uploadId })

  await sweep(context)

  const kept = async ({ id }: typeof worked) => context.db.select().from(uploads).where(eq(uploads.accountId, id))
  expect(await kept(worked)).toHaveLength(1)
  expect(await kept(left)).toEqual([])
})

test('that something was removed is itself forgotten after a week', async () => {
  const sha256 = await orphan()
  await removeUnreferencedFile(context, sha256)
  const known = () => context.db.select().from(removedBytes).where(eq(removedBytes.sha256, sha256))
  const before = await known()

  await sweep(later(8))

  expect(before).toHaveLength(1)
  expect(await known()).toEqual([])
})
