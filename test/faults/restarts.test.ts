import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres/start.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { loginOf } from '../../src/db/prepare.ts'
import { freshDatabase } from '../database.ts'
import { noAi } from '../samples.ts'
import { broken } from './invariants.ts'
import { start } from './processes.ts'
import { type Acknowledged, aProvider, handIn, type Provider } from './provider.ts'

const addressOf = ({ said }: { said: string }) => said.split(' ').at(-1)!

test('while Postgres is away uploads are answered 503 with a time to come back, and then go on unaided', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-restart-'))
  await chmod(folder, 0o711)
  const options = { dataDir: join(folder, 'data'), fast: true }
  const first = await startEmbeddedPostgres(options)
  await migrateDatabase(first.ownerUrl, loginOf(first.url))
  const provider = await aProvider({ databaseUrl: first.url, migrateDatabaseUrl: first.ownerUrl })
  onTestFinished(() => provider.db.$client.end())
  const [api, worker] = [await start('src/api.ts', provider.env), await start('workers/main.ts', provider.env)]
  onTestFinished(() => api.kill())
  onTestFinished(() => worker.kill())
  const send = async (key = randomUUID()) =>
    handIn(addressOf(api), provider, await provider.person('student'), key, `What I saw on day ${key}.`, noAi())
  const before = await send()
  const waiting = await provider.person('student')

  await first.stop()
  const key = randomUUID()
  const answers = noAi()
  const away = await handIn(addressOf(api), provider, waiting, key, 'An essay that waited.', answers)
  const again = await startEmbeddedPostgres(options)
  onTestFinished(() => again.stop())
  const back = await untilTaken(() => handIn(addressOf(api), provider, waiting, key, 'An essay that waited.', answers))
  await settled(provider, 2)

  expect(again.url).toBe(first.url)
  expect(away).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await broken(provider, [before.acknowledged, back.acknowledged])).toEqual([])
}, 120_000)

test('told to stop under load, the API keeps every promise it made and goes', async () => {
  const provider = await aProvider(await freshDatabase())
  onTestFinished(() => provider.db.$client.end())
  const [api, worker] = [await start('src/api.ts', provider.env), await start('workers/main.ts', provider.env)]
  onTestFinished(() => worker.kill())
  const acknowledged: Acknowledged[] = []
  const refused: number[] = []
  const { promise: busy, resolve: isBusy } = signal()
  const clients = Array.from({ length: 6 }, async () => {
    const student = await provider.person('student')
    for (;;) {
      const key = randomUUID()
      const answer = await handIn(
        addressOf(api),
        provider,
        student,
        key,
        `Day ${key}. ${'It was so. '.repeat(9_000)}`,
        noAi(),
      ).catch((error) => error.cause?.code as string)
      if (typeof answer === 'string') return answer
      if (answer.status === 201) acknowledged.push(answer.acknowledged)
      else refused.push(answer.status)
      if (acknowledged.length > 12) isBusy()
    }
  })
  await busy

  api.child.kill('SIGTERM')
  const [code] = await once(api.child, 'exit')
  const ends = await Promise.all(clients)
  await settled(provider, acknowledged.length)

  expect(code).toBe(0)
  expect(refused.filter((status) => status !== 503)).toEqual([])
  expect(ends.filter((end) => !['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(end))).toEqual([])
  const { rows } = await provider.db.execute(sql`select count(*)::int as n from submissions`)
  expect(rows[0]!.n).toBe(acknowledged.length)
  expect(await broken(provider, acknowledged)).toEqual([])
}, 120_000)

async function untilTaken(send: () => ReturnType<typeof handIn>) {
  for (;;) {
    const answer = await send()
    if (answer.status === 201) return answer
    await delay(100)
  }
}

/** Resolves when as many submissions came to an end and every event is sealed. */
async function settled({ db }: Provider, count: number) {
  for (;;) {
    const { rows } = await db.execute(sql`
      select (select count(*) from submissions where status in ('released', 'under_review', 'superseded'))::int as ended,
        (select count(*) from audit_unsealed)::int as unsealed, (select count(*) from outbox)::int as outbox`)
    if (rows[0]!.ended === count && !rows[0]!.unsealed && !rows[0]!.outbox) return
    await delay(200)
  }
}

function signal() {
  let resolve = () => {}
  const promise = new Promise<void>((kept) => {
    resolve = kept
  })
  return { promise, resolve }
}
