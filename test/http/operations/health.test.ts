import { randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildHealthApp } from '../../../src/app.ts'
import { openDatabase } from '../../../src/db/client.ts'
import { wallNames } from '../../../src/domain/screening/walls.ts'
import { rightsNow } from '../../../src/flow/operations/rights.ts'
import { startWorkerBeat } from '../../../src/flow/operations/worker-beat.ts'
import { silent } from '../../../src/log.ts'
import { redisQueue } from '../../../src/queue/backends.ts'
import { signedIn } from '../../pages/visitor.ts'
import { noAi } from '../../samples.ts'
import { aService } from '../../service.ts'

const service = await aService({ metricsKey: 'prometheus' }, { background: false })
const { baseUrl, config, context, owner, people, person, handIn } = service
const get = async (path: string) => {
  const response = await fetch(baseUrl + path, { headers: { authorization: 'Bearer prometheus' } })
  return { status: response.status, text: await response.text() }
}
/** The value of a metric without labels, or with these. */
const metric = (text: string, name: string) =>
  Number(text.match(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm'))?.[1])
const health = async (path = '/health/ready') => {
  const { status, text } = await get(path)
  const { problems, ...rest } = JSON.parse(text)
  return { http: status, ...rest, checks: problems.map(({ check }: { check: string }) => check), problems }
}

test('without a worker the service lives and takes work in, and says in words why it is not ready', async () => {
  const ready = await health()

  expect(await get('/health/live')).toEqual({ status: 200, text: '{"status":"ok"}' })
  expect(await health('/health/intake')).toMatchObject({ http: 200, status: 'ok', problems: [] })
  expect(ready).toMatchObject({ http: 503, status: 'unavailable', checks: ['workers'] })
  expect(ready.problems[0].sentence).toMatch(/^No worker was heard of/)
  expect(metric((await get('/metrics')).text, 'candour_workers')).toBe(0)
})

test('with a worker it is ready and says on what it stands, until that worker stops', async () => {
  const beat = await startWorkerBeat(context)
  const { text } = await get('/health/ready')
  await beat.stop()

  expect(JSON.parse(text)).toEqual({
    status: 'ok',
    database: 'external',
    queue: 'postgres',
    outbox: 0,
    missingWalls: wallNames.filter((name) => context.sandbox.walls[name]),
    problems: [],
  })
  expect((await health()).checks).toEqual(['workers'])
})

test('a disk without room, and a storage that is gone or another one, stop intake in words', async () => {
  const notes = join(config.dataDir, 'files', 'notes')
  config.diskReserveBytes = Number.MAX_SAFE_INTEGER
  const full = await health('/health/intake')
  config.diskReserveBytes = 0
  await rename(notes, `${notes}.gone`)
  const gone = await health('/health/intake')
  await rename(`${notes}.gone`, notes)

  expect(full).toMatchObject({ http: 503, checks: ['disk'] })
  expect(full.problems[0].sentence).toContain('DISK_RESERVE_MB')
  expect(gone).toMatchObject({ http: 503, checks: ['storage'] })
  expect((await health('/health/intake')).http).toBe(200)
})

test('a clock that is off by a minute is told, and stops nothing', async () => {
  const { clock } = context
  const beat = await startWorkerBeat(context)
  context.clock = () => new Date(Date.now() - 60_000)
  const [ready, { text }] = [await health(), await get('/metrics')]
  context.clock = clock
  await beat.stop()

  expect(ready).toMatchObject({ http: 200, status: 'degraded', checks: ['clock'] })
  expect(ready.problems[0].sentence).toMatch(/60 seconds behind/)
  expect(metric(text, 'candour_clock_ahead_seconds')).toBeLessThan(-59)
})

test('while Redis is away, health, metrics and the overview answer soon and say so', async () => {
  const { queue } = context
  const away = redisQueue('redis://127.0.0.1:1', silent, { lockMs: 1_000, jobMs: 1_000 })
  afterAll(() => away.close())
  const visitor = await signedIn(service, people.admin)
  const began = performance.now()
  context.queue = away
  const [ready, { text }, page] = await Promise.all([health(), get('/metrics'), visitor.visit('/admin')])
  context.queue = queue

  expect(performance.now() - began).toBeLessThan(6_000)
  expect(ready).toMatchObject({ http: 503, checks: ['queue', 'workers'] })
  expect(metric(text, 'candour_health{check="queue"}')).toBe(0)
  expect(text).not.toMatch(/^candour_queue_oldest_seconds /m)
  expect(page.status).toBe(200)
  expect(page.text).toContain('The queue does not answer.')
  expect(page.text).toContain('No worker was heard of')
})

test('rights that vanish while the service runs are noticed, and given back by a process that may', async () => {
  const login = new URL(config.databaseUrl!).username
  const fresh = () => {
    const db = openDatabase(config.databaseUrl!, silent, 2)
    afterAll(() => db.$client.end())
    return db
  }
  await owner(`revoke insert on outbox from ${login}`)

  const noticed = await rightsNow({ ...context, db: fresh(), config: { ...config, migrateDatabaseUrl: null } })
  const repaired = await rightsNow({ ...context, db: fresh() })

  expect(noticed).toEqual(['insert on public.outbox'])
  expect(repaired).toEqual([])
})

test('a worker answers on a port of its own, with metrics for who has the key', async () => {
  const app = await buildHealthApp(context)
  afterAll(() => app.close())
  const ask = (url: string, authorization = '') => app.inject({ url, headers: { authorization } })

  const statuses = [
    (await ask('/health/live')).statusCode,
    (await ask('/health/ready')).statusCode,
    (await ask('/metrics')).statusCode,
    (await ask('/metrics', 'Bearer prometheus')).statusCode,
    (await ask('/v1/submissions')).statusCode,
  ]

  expect(statuses).toEqual([200, 503, 401, 200, 404])
})

test('metrics tell what waits and for how long, and nobody’s name, words or ids', async () => {
  const student = await person('student', 'Zebulon Quackenbush')
  const { body } = await handIn('Play gives children a safe place.', 'quackenbush.txt', {
    who: student,
    reflection: noAi(),
  })
  await context.queue.add([{ id: randomUUID(), work: { worker: 'extract', submissionId: body.id, eventId: null } }])
  await expect.poll(() => context.queue.lag()).toBeGreaterThan(10)

  const { text } = await get('/metrics')

  expect(metric(text, 'candour_queue_jobs{state="waiting"}')).toBe(1)
  expect(metric(text, 'candour_queue_oldest_seconds')).toBeGreaterThan(0.01)
  expect(metric(text, 'candour_queue_oldest_active_seconds')).toBe(0)
  expect(metric(text, 'candour_storage_files_total{move="removed"}')).toBe(0)
  expect(metric(text, 'candour_storage_removals_held')).toBe(0)
  expect(metric(text, 'candour_storage_waiting_submissions')).toBe(0)
  expect(metric(text, 'candour_outbox_rows')).toBe(1)
  expect(metric(text, 'candour_disk_free_bytes')).toBeGreaterThan(0)
  for (const wall of wallNames) {
    expect(metric(text, `candour_sandbox_wall{wall="${wall}"}`)).toBe(context.sandbox.walls[wall] ? 0 : 1)
  }
  expect(metric(text, 'candour_event_loop_delay_seconds{quantile="1"}')).toBeGreaterThan(0)
  expect(text).toContain('route="/v1/submissions"')
  for (const private_ of ['Quackenbush', 'quackenbush', 'safe place', body.id, student.id]) {
    expect(text).not.toContain(private_)
  }
})
