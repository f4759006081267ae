import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { auditCheckpoints } from '../../src/db/schema.ts'
import { freshDatabase } from '../database.ts'
import { noAi } from '../samples.ts'
import { broken } from './invariants.ts'
import { type Running, random, start } from './processes.ts'
import { type Acknowledged, aProvider, handIn, type Provider } from './provider.ts'
import { aRedis, redisAvailable } from './redis.ts'

/** Kills per backend; fifty in all. FAULT_KILLS asks for more, FAULT_SEED repeats a run. */
const kills = Number(process.env.FAULT_KILLS ?? 25)
/** No kill begins later than this, in milliseconds, so that a busy machine ends too; what was left out is said. */
const longest = 70_000
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1e9)

describe('kill -9 of the API or a worker, at moments that a seed decides, loses nothing and doubles nothing', () => {
  test('with the queue on Postgres', () => suffer({}), 600_000)

  test.skipIf(!redisAvailable)(
    'with the queue on Redis',
    async () => {
      const redis = await aRedis()
      onTestFinished(() => redis.stop())
      await suffer({ REDIS_URL: redis.url })
    },
    600_000,
  )
})

async function suffer(env: Record<string, string>) {
  const provider = await aProvider(await freshDatabase(), env)
  onTestFinished(() => provider.db.$client.end())
  const draw = random(seed)
  const moments = Array.from({ length: kills }, () => 20 + draw() * 400)
  const world = { baseUrl: '', over: false }
  const work = [
    students(provider, world, random(seed + 1)),
    students(provider, world, random(seed + 2)),
    aTutor(provider, world),
  ]

  await Promise.all([
    kept('src/api.ts', moments.slice(kills / 2), provider, ({ said }) => {
      world.baseUrl = said.split(' ').at(-1)!
    }),
    kept('workers/main.ts', moments.slice(0, kills / 2), provider, () => {}),
  ]).finally(() => {
    world.over = true
  })
  const [one, other, tutor] = (await Promise.all(work)) as [
    Acknowledged[],
    Acknowledged[],
    Awaited<ReturnType<typeof aTutor>>,
  ]
  await quiet(provider)

  const acknowledged = [...one, ...other]
  const { decided, checkpoints } = tutor
  const problems = await broken(provider, acknowledged, decided, checkpoints)
  expect(acknowledged.length).toBeGreaterThan(kills)
  expect({ seed, problems }).toEqual({ seed, problems: [] })
}

/**
 * Runs a program and kills it, `moment` ms after its successor is ready to take over, for each of the moments; the last
 * one is left running. So the work goes on all the time, and every kill meets a process that is at work.
 */
async function kept(program: string, moments: number[], { env }: Provider, isUp: (running: Running) => void) {
  const end = Date.now() + longest
  let running = await start(program, env)
  onTestFinished(() => running.kill())
  isUp(running)
  for (const moment of moments) {
    if (Date.now() > end) return process.stdout.write(`${program} was killed fewer times than asked: time was up.\n`)
    const successor = await start(program, env)
    const killed = running
    running = successor
    await delay(moment)
    await killed.kill()
    isUp(successor)
  }
}

/** Hands in essay after essay, each with its own key, asking again with the same key until it is told where it stands. */
async function students(provider: Provider, world: { baseUrl: string; over: boolean }, draw: () => number) {
  const acknowledged: Acknowledged[] = []
  while (!world.over) {
    const student = await provider.person('student')
    const key = randomUUID()
    const flagged = draw() < 0.5 ? '\nReferences\nChatGPT. (2025). How play works. https://chatgpt.com' : ''
    const text = `What I saw on day ${key}.${' It was so.'.repeat(draw() * 5_000)}${flagged}`
    const answers = noAi()
    for (let taken = false; !taken; ) {
      const answer = await handIn(world.baseUrl, provider, student, key, text, answers).catch(() => null)
      taken = answer?.status === 201
      if (taken) acknowledged.push(answer!.acknowledged)
      else await delay(50)
    }
    await delay(500 + draw() * 1_000)
  }
  return acknowledged
}

/** Decides what waits, oldest first, and keeps the checkpoints that were given out on the way. */
async function aTutor({ tutor, db }: Provider, world: { baseUrl: string; over: boolean }) {
  const decided: { id: string; submissionId: string }[] = []
  const checkpoints: string[] = []
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(new URL(path, world.baseUrl), {
      method,
      headers: { authorization: `Bearer ${tutor.key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
  while (!world.over) {
    const page = await ask('GET', '/v1/submissions?status=under_review&limit=3').catch(() => null)
    for (const { id: submissionId } of page?.status === 200 ? page.body.items : []) {
      const decision = { outcome: 'advice_given', reasons: 'Here is the form that we use.' }
      const answer = await ask('POST', `/v1/submissions/${submissionId}/decisions`, decision).catch(() => null)
      if (answer?.status === 201) decided.push({ id: answer.body.id, submissionId })
    }
    await delay(300)
    if (checkpoints.length < 4) {
      const [latest] = await db.select().from(auditCheckpoints).orderBy(sql`size desc`).limit(1)
      if (latest && latest.note !== checkpoints.at(-1)) checkpoints.push(latest.note)
    }
  }
  return { decided, checkpoints }
}

/** Resolves when nothing is left to do and every event is sealed, or when for a minute nothing more was done. */
async function quiet({ db }: Provider) {
  let least = Number.POSITIVE_INFINITY
  for (let end = Date.now() + 60_000; Date.now() < end && least > 0; await delay(200)) {
    const { rows } = await db.execute(sql`
      select (select count(*) from submissions where status in ('received', 'extracted')) + (select count(*) from outbox)
        + (select count(*) from audit_unsealed) as left_to_do`)
    const left = Number(rows[0]!.left_to_do)
    if (left < least) end = Date.now() + 60_000
    least = Math.min(least, left)
  }
}
