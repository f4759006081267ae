import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { auditCheckpoints } from '../../src/db/schema/index.ts'
import { freshDatabase } from '../database.ts'
import { repeats } from '../long.ts'
import { noAi } from '../samples.ts'
import { broken } from './invariants.ts'
import { type Running, random, start } from './processes.ts'
import { type Acknowledged, aProvider, handIn, type Provider } from './provider.ts'
import { aRedis, redisAvailable } from './redis.ts'

/** Kills per backend, half of them of the API. FAULT_KILLS asks for more, FAULT_SEED repeats a run. */
const kills = Number(process.env.FAULT_KILLS ?? repeats(8, 40))
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1e9)

describe('kill -9 of the API or a worker, at moments that a seed decides, loses nothing and doubles nothing', () => {
  test('with the queue on Postgres', () => suffer('Postgres', {}), 1_800_000)

  test.skipIf(!redisAvailable)(
    'with the queue on Redis',
    async () => {
      const redis = await aRedis()
      onTestFinished(() => redis.stop())
      await suffer('Redis', { REDIS_URL: redis.url })
    },
    1_800_000,
  )
})

async function suffer(backend: string, env: Record<string, string>) {
  const provider = await aProvider(await freshDatabase(), env)
  onTestFinished(() => provider.db.$client.end())
  const draw = random(seed)
  const moments = Array.from({ length: kills }, () => 20 + draw() * 400)
  const world = { baseUrl: '', over: false, moments: 0 }
  const work = [
    students(provider, world, random(seed + 1)),
    students(provider, world, random(seed + 2)),
    aTutor(provider, world),
  ]

  const killed = await Promise.all([
    kept('src/api.ts', moments.slice(kills / 2), provider, ({ said }) => {
      world.baseUrl = said.split(' ').at(-1)!
      world.moments += 1
    }),
    kept('workers/main.ts', moments.slice(0, kills / 2), provider, () => {
      world.moments += 1
    }),
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
  const times = (rule: RegExp) => problems.filter((problem) => rule.test(problem)).length
  process.stdout.write(
    `${killed[0]} kills of the API and ${killed[1]} of a worker, queue on ${backend}, seed ${seed}: ${acknowledged.length} ` +
      `submissions acknowledged, ${times(/^I[128]/)} lost; ${decided.length} decisions, ${times(/^I5/)} lost or doubled.\n`,
  )

  expect({ seed, problems }).toEqual({ seed, problems: [] })
  expect(killed[0]! + killed[1]!).toBe(kills)
  expect(acknowledged.length).toBeGreaterThan(kills)
}

/**
 * Runs a program and kills it, `moment` ms after its successor is ready to take over, for each of the moments; the last
 * one is left running. So the work goes on all the time, and every kill meets a process that is at work. Returns how
 * many it killed.
 */
async function kept(program: string, moments: number[], { env }: Provider, isUp: (running: Running) => void) {
  let count = 0
  let running = await start(program, env)
  onTestFinished(() => running.kill())
  isUp(running)
  for (const moment of moments) {
    const successor = await start(program, env)
    const killed = running
    running = successor
    await delay(moment)
    await killed.kill()
    if (killed.child.signalCode === 'SIGKILL') count += 1
    isUp(successor)
  }
  return count
}

interface World {
  baseUrl: string
  /** How many processes have come up so far; so many more hand-ins each student may begin. */
  moments: number
  over: boolean
}

/**
 * Hands in essay after essay, each with its own key, asking again with the same key until it is told where it stands. The
 * pace is that of the kills, so that a slow machine has no more to do than a fast one.
 */
async function students(provider: Provider, world: World, draw: () => number) {
  const acknowledged: Acknowledged[] = []
  for (let begun = 0; !world.over; ) {
    if (begun > world.moments) {
      await delay(20)
      continue
    }
    begun += 1
    const student = await provider.person('student')
    const key = randomUUID()
    const flagged = draw() < 0.5 ? '\nReferences\nChatGPT. (2025). How play works. https://chatgpt.com' : ''
    const text = `What I saw on day ${key}.${' It was so.'.repeat(draw() * 1_000)}${flagged}`
    const answers = noAi()
    for (let taken = false; !taken; ) {
      const answer = await handIn(world.baseUrl, provider, student, key, text, answers).catch(() => null)
      taken = answer?.status === 201
      if (taken) acknowledged.push(answer!.acknowledged)
      else await delay(50)
    }
    await delay(draw() * 400)
  }
  return acknowledged
}

/** Decides what waits, oldest first, and keeps the checkpoints that were given out on the way. */
async function aTutor({ tutor, db }: Provider, world: World) {
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
