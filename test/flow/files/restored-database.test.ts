import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Context } from '../../../src/context.ts'
import { sweep } from '../../../src/flow/files/sweep.ts'
import { submit } from '../../../src/flow/intake/submit.ts'
import { silent } from '../../../src/log.ts'
import { type Service, start } from '../../../src/start.ts'
import { startBackground } from '../../../workers/background.ts'
import { asCommand } from '../../cli/as-command.ts'
import { asOwner, copyOf } from '../../database.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const day = 86_400_000
const hour = 3_600_000

/** A provider that works, is backed up, and takes in more work: the backup, the database as it goes on, and the files. */
const { provider, database, backup, before, since, handIn } = await (async () => {
  const first = await aService({ sweepPercent: 100 }, { background: false })
  const { people, assessment, config, database } = first
  const handIn = async (context: Context) => {
    const words = `An essay ${randomUUID()}.`
    const file = await context.files.receive(Readable.from([Buffer.from(words)]), 1_000)
    const work = { assessmentId: assessment.id, studentId: people.student.id, reflection: noAi() }
    await submit(context, people.student, { ...work, file: { ...file, name: 'a.txt', mediaType: '' } })
    return file.sha256
  }
  const before = await handIn(first.context)
  await first.service.stop()
  const backup = await copyOf(database)

  const original = await start(config, silent)
  const since = [await handIn(original.context), await handIn(original.context)]
  await original.stop()
  return { provider: config, database, backup, before, since, handIn }
})()

/** The database put back from the backup, on a copy of the files; and the database as it was, on the same copy. */
async function restored() {
  const dataDir = await mkdtemp(join(tmpdir(), 'candour-restored-'))
  await cp(provider.dataDir, dataDir, { recursive: true })
  const config = { ...provider, dataDir, ...(await copyOf(backup)) }
  return { config, original: { ...config, ...(await copyOf(database)) } }
}

/** A process that is stopped when the test file is done, at the latest. */
async function aProcess(config: Context['config']): Promise<Service> {
  const service = await start(config, silent)
  afterAll(() => service.stop())
  return service
}

/** Lets every file look as if it had been stored three days ago. */
async function age(folder: string) {
  const then = new Date(Date.now() - 3 * day)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), then, then)
  }
}
const ageIn = ({ dataDir }: Context['config']) => age(join(dataDir, 'files'))
/** The database says that processes have worked on it for a week, so that time alone saves no file. */
const workedForAWeek = ({ config: { databaseUrl, migrateDatabaseUrl } }: Context) =>
  asOwner(
    { databaseUrl: databaseUrl!, migrateDatabaseUrl: migrateDatabaseUrl! },
    "update storage_runs set began_at = clock_timestamp() - interval '7 days', seen_at = clock_timestamp()",
  )
const later = (context: Context, ms: number) => ({ ...context, clock: () => new Date(Date.now() + ms) })
const present = async ({ files }: Context, hashes: string[]) => Promise.all(hashes.map((sha256) => files.has(sha256)))
const counted = async ({ db }: Context, kind: string) => {
  const { rows } = await db.execute(sql`select count::int as count from storage_counts where kind = ${kind}`)
  return rows[0]?.count as number | undefined
}

test('a worker that starts on a restored database removes no file that was handed in since the backup', async () => {
  const { config } = await restored()
  await ageIn(config)
  const worker = await aProcess(config)
  await workedForAWeek(worker.context)

  await worker.add(startBackground)
  for (let held: number | undefined; held !== 1; ) held = await counted(worker.context, 'held')

  expect(await present(worker.context, [before, ...since])).toEqual([true, true, true])
})

test('after the restored database is adopted nothing goes for a day, and then nothing that it cannot explain', async () => {
  const { config } = await restored()
  await ageIn(config)
  const said: string[] = []
  await asCommand(config, ['storage'], said)
  await asCommand(config, ['storage', 'adopt'], said)
  const { context } = await aProcess(config)
  const rejected = await context.files.receive(Readable.from([Buffer.from(randomUUID())]), 1_000)

  const atOnce = await sweep(context)
  const soon = await sweep(later(context, 23 * hour))
  const nextDay = await sweep(later(context, 26 * hour))

  expect(said[0]).toContain('Processes that this database does not know of')
  expect([atOnce, soon, nextDay]).toEqual([0, 0, 1])
  expect(await present(context, [...since, rejected.sha256])).toEqual([true, true, false])
})

test('files that were stored while the database knew of no process stay, though no mark says that it is too old', async () => {
  const { config } = await restored()
  const { context } = await aProcess(config)
  for (const name of await context.files.notes.names()) if (name !== 'identity') await context.files.notes.remove(name)
  await ageIn(config)

  expect(await sweep(context)).toBe(0)

  expect(await present(context, since)).toEqual([true, true])
})

test('a copy of the database that works on the same storage removes nothing, and neither does the original', async () => {
  const { config, original } = await restored()
  const [copy, real] = [await aProcess(config), await aProcess(original)]
  const onCopy = await handIn(copy.context)
  await ageIn(config)
  for (const { context } of [copy, real]) await workedForAWeek(context)

  const gone = [await sweep(copy.context), await sweep(real.context)]

  expect(gone).toEqual([0, 0])
  expect(await present(real.context, [...since, onCopy])).toEqual([true, true, true])
})

test('a database that is put back under a running process is noticed when the process leaves its next mark', async () => {
  const { context, stop } = await aProcess((await restored()).original)
  await context.db.execute(sql`update storage_runs set marks = marks - 1`)
  await context.files.receive(Readable.from([Buffer.from(randomUUID())]), 1_000)

  await stop()

  const said: string[] = []
  expect(await asCommand(context.config, ['storage'], said)).toBe(1)
  expect(said[0]).toContain('older than the storage')
})
