import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { type Context, createContext } from '../../../src/context.ts'
import { beginRemoval } from '../../../src/db/files/removed-bytes.ts'
import { removeUnreferencedFile } from '../../../src/flow/files/remove-unreferenced.ts'
import { sweep } from '../../../src/flow/files/sweep.ts'
import { keepUpload } from '../../../src/flow/intake/keep-upload.ts'
import { submit } from '../../../src/flow/intake/submit.ts'
import { erase } from '../../../src/flow/submission/erase.ts'
import { silent } from '../../../src/log.ts'
import { aService } from '../../service.ts'

const { context, config, database, people, person, assessment, handIn } = await aService({}, { background: false })
/** Another process of the same provider: connections of its own, the same database and files. */
const elsewhere = await createContext(config, { service: database.databaseUrl, migrate: null }, silent)
afterAll(() => elsewhere.close())

/** Bytes that are in storage, as the sender of a hand-in holds them before anything refers to them. */
async function sent({ files }: Context, words: string) {
  return { ...(await files.receive(Readable.from([Buffer.from(words)]), 1_000_000)), name: 'a.txt', mediaType: '' }
}

/** An LMS delivers them for a student of their own; such work can be erased at once. */
function accept(where: Context, file: Awaited<ReturnType<typeof sent>>, { id } = people.student) {
  const work = { assessmentId: assessment.id, studentId: id, reflection: undefined, file }
  return submit(where, people.integration, work)
}
const eraseIn = (where: Context, { id }: { id: string }) => erase(where, people.admin, id, 'request')
const bytesOf = (sha256: string) => context.files.open(sha256).then(text, () => null)
const sendAgain = { code: 'UNAVAILABLE', message: expect.stringContaining('send it again') }

/** A process that stops, when it removes bytes, just before or just after they go, until it is told to go on. */
function stopping(where: Context, moment: 'before' | 'after') {
  const [reached, goOn] = [signal(), signal()]
  const stop = () => {
    reached.resolve()
    return goOn.promise
  }
  const discard = async (sha256: string) => {
    if (moment === 'before') await stop()
    await where.files.discard(sha256)
    if (moment === 'after') await stop()
  }
  return { process: { ...where, files: { ...where.files, discard } }, reached: reached.promise, goOn: goOn.resolve }
}

test('bytes put there before an equal file is erased, and accepted after, come back from the trash', async () => {
  const words = `An essay ${randomUUID()}.`
  const first = await accept(context, await sent(context, words))
  const late = await sent(elsewhere, words)
  await eraseIn(context, first)

  await accept(elsewhere, late)

  expect(await bytesOf(late.sha256)).toBe(words)
})

test('bytes that are neither in their place nor in the trash are asked for again and not acknowledged', async () => {
  const words = `An essay ${randomUUID()}.`
  const first = await accept(context, await sent(context, words))
  const late = await sent(elsewhere, words)
  await eraseIn(context, first)
  await context.files.purge(late.sha256)

  await expect(accept(elsewhere, late)).rejects.toMatchObject(sendAgain)

  await accept(elsewhere, await sent(elsewhere, words))
  expect(await bytesOf(late.sha256)).toBe(words)
})

test.each(['before', 'after'] as const)(
  'while a removal stands still just %s the bytes go, equal bytes are not accepted, and then they are',
  async (moment) => {
    const words = `An essay ${randomUUID()}.`
    const first = await accept(context, await sent(context, words))
    const { process, reached, goOn } = stopping(context, moment)
    const erased = eraseIn(process, first)
    await reached
    const late = await sent(elsewhere, words)

    await expect(accept(elsewhere, late)).rejects.toMatchObject(sendAgain)

    goOn()
    await erased
    await accept(elsewhere, await sent(elsewhere, words))
    expect(await bytesOf(late.sha256)).toBe(words)
  },
)

test('bytes that came after a removal was over are accepted at once', async () => {
  const words = `An essay ${randomUUID()}.`
  const first = await accept(context, await sent(context, words))
  await eraseIn(context, first)
  const late = await sent(elsewhere, words)

  await accept(elsewhere, late)

  expect(await bytesOf(late.sha256)).toBe(words)
})

test('a removal waits for a row that is being written, and then leaves the bytes alone', async () => {
  const words = `An essay ${randomUUID()}.`
  const { sha256, bytes } = await sent(context, words)
  const writer = await elsewhere.db.$client.connect()
  await writer.query('begin')
  const row = [randomUUID(), people.student.id, sha256, bytes]
  await writer.query(
    `insert into uploads (id, account_id, sha256, bytes, media_type, name) values ($1, $2, $3, $4, '', '')`,
    row,
  )
  const removal = removeUnreferencedFile(context, sha256)
  await untilSomebodyWaits()

  await writer.query('commit')
  writer.release()

  expect(await removal).toBe(false)
  expect(await bytesOf(sha256)).toBe(words)
})

test('a row that is being written waits for a removal that is being begun, and is then refused', async () => {
  const words = `An essay ${randomUUID()}.`
  const late = await sent(context, words)
  const remover = await elsewhere.db.$client.connect()
  await remover.query('begin')
  await remover.query('select pg_advisory_xact_lock(bytes_lock($1))', [late.sha256])
  await remover.query('insert into removed_bytes (sha256, round) values ($1, $2)', [late.sha256, randomUUID()])
  const accepted = accept(context, late).catch((error) => error)
  await untilSomebodyWaits()

  await remover.query('commit')
  remover.release()

  expect(await accepted).toMatchObject(sendAgain)
})

test('bytes that a draft holds on to stay when equal ones are erased', async () => {
  const words = `An essay ${randomUUID()}.`
  const first = await accept(context, await sent(context, words))
  const file = await sent(context, words)
  await keepUpload(context, await person('student'), assessment.id, file)

  await eraseIn(context, first)

  expect(await bytesOf(file.sha256)).toBe(words)
})

test('over HTTP the sender is told to try again, and is taken when it does', async () => {
  const words = `An essay ${randomUUID()}.`
  const { sha256 } = await sent(context, words)
  await beginRemoval(context.db, sha256)

  const refused = await handIn(words)

  expect(refused).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  await context.db.execute(
    sql`update removed_bytes set begun_at = begun_at - interval '1 hour' where sha256 = ${sha256}`,
  )
  await sweep(context)
  expect((await handIn(words)).status).toBe(201)
  expect(await bytesOf(sha256)).toBe(words)
})

test('a removal whose process died is left alone while it may live, and finished afterwards', async () => {
  const { sha256 } = await sent(context, `An essay ${randomUUID()}.`)
  await beginRemoval(context.db, sha256)

  expect(await removeUnreferencedFile(elsewhere, sha256)).toBe(false)

  await context.db.execute(
    sql`update removed_bytes set begun_at = begun_at - interval '1 hour' where sha256 = ${sha256}`,
  )
  expect(await sweep(elsewhere)).toBeGreaterThan(0)
  expect(await bytesOf(sha256)).toBeNull()
})

test('two processes that accept and erase one file over and over never lose it while anybody has it', {
  timeout: 120_000,
}, async () => {
  const words = `An essay ${randomUUID()}.`
  const told = { taken: 0, asked: 0, lost: 0 }
  const client = async (where: Context) => {
    const student = await person('student')
    for (let turn = 0; turn < 30; turn++) {
      const file = await sent(where, words)
      const taken = await accept(where, file, student).catch((error) => error)
      if (taken instanceof Error) {
        expect(taken).toMatchObject(sendAgain)
        told.asked += 1
        continue
      }
      told.taken += 1
      if ((await bytesOf(file.sha256)) !== words) told.lost += 1
      await eraseIn(where, taken)
    }
  }

  await Promise.all([context, context, elsewhere, elsewhere].map(client))

  expect(told).toEqual({ taken: 120 - told.asked, asked: told.asked, lost: 0 })
  expect(told.taken).toBeGreaterThan(0)
})

test('every table that refers to bytes in storage holds on to them', async () => {
  const { rows: tables } = await context.db.execute(sql`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('sha256', 'media_type') group by 1 having count(*) = 2 order by 1`)
  const { rows: guarded } = await context.db.execute(sql`
    select event_object_table as name from information_schema.triggers where trigger_name = 'refuse_removed_bytes' order by 1`)
  const { rows } = await context.db.execute(sql`select prosrc from pg_proc where proname = 'bytes_in_use'`)
  const names = tables.map(({ name }) => name as string)

  expect(guarded.map(({ name }) => name)).toEqual(names)
  expect(names.filter((name) => !String(rows[0]!.prosrc).includes(`from ${name} `))).toEqual([])
})

/** Resolves when some session waits for a lock of bytes. */
async function untilSomebodyWaits() {
  for (;;) {
    const { rows } = await context.db.execute(sql`
      select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`)
    if (rows.length) return
  }
}

function signal() {
  let resolve = () => {}
  const promise = new Promise<void>((kept) => {
    resolve = kept
  })
  return { promise, resolve }
}
