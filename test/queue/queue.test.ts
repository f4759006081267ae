import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { silent } from '../../src/log.ts'
import { postgresQueue, redisQueue } from '../../src/queue/backends.ts'
import type { Work, WorkQueue } from '../../src/queue/queue.ts'
import { freshDatabase } from '../database.ts'
import { aProxy } from '../faults/proxy.ts'
import { aRedis, redisAvailable } from '../faults/redis.ts'
import { jobsInPostgres, jobsInRedis } from './kept-jobs.ts'

const timing = { lockMs: 1_000, jobMs: 2_000, answerMs: 1_500 }
const piece = (submissionId: string = randomUUID()): Work => ({ worker: 'extract', submissionId, eventId: null })

describe('on Postgres', () => {
  let url = ''
  beforeAll(async () => {
    url = (await freshDatabase()).databaseUrl
  })
  aQueue(
    (at = url) => postgresQueue(at, silent, timing),
    () => url,
    () => jobsInPostgres(url),
  )
})

describe.skipIf(!redisAvailable)('on Redis', () => {
  let redis: Awaited<ReturnType<typeof aRedis>>
  beforeAll(async () => {
    redis = await aRedis()
  })
  afterAll(() => redis?.stop())
  aQueue(
    (at = redis.url) => redisQueue(at, silent, timing),
    () => redis.url,
    () => jobsInRedis(redis.url),
  )
})

/** What either home of the queue promises; `address` is where it is, `kept` is all that it keeps, as text. */
function aQueue(open: (address?: string) => WorkQueue, address: () => string, kept: () => Promise<string>) {
  const opened = () => {
    const queue = open()
    onTestFinished(() => queue.close())
    return queue
  }
  /** Works until `enough`, and says what was done, in order. */
  const doneBy = async (
    queue: WorkQueue,
    enough: (done: Work[]) => boolean,
    concurrency = 1,
    run = async (_: Work) => {},
  ) => {
    const done: Work[] = []
    const { promise, resolve } = waiting()
    const processing = queue.process(async (work) => {
      await run(work)
      done.push(work)
      if (enough(done)) resolve()
    }, concurrency)
    await promise
    await processing.stop()
    return done
  }

  test('work that is added is done, with its ids and nothing else', async () => {
    const queue = opened()
    const work = piece()

    await queue.add([{ id: randomUUID(), work }])

    expect(await doneBy(queue, () => true)).toEqual([work])
  })

  test('a queue that closes ends the workers that were not stopped, so that nothing goes on asking', async () => {
    const queue = open()
    const done: Work[] = []
    const late = queue.process(async (work) => void done.push(work), 1)
    await late.ready()
    await queue.close()
    const other = opened()
    const work = piece()

    await other.add([{ id: randomUUID(), work }])

    expect(await doneBy(other, () => true)).toEqual([work])
    expect(done).toEqual([])
    await late.stop()
  })

  test('work that fails leaves the kind and the place of its error, and no word of it', async () => {
    const queue = opened()
    let attempts = 0
    const failOnce = async () => {
      attempts += 1
      if (attempts === 1) throw new RangeError('a line of the essay')
    }
    await queue.add([{ id: randomUUID(), work: piece() }])

    await doneBy(queue, () => true, 1, failOnce)

    expect(attempts).toBe(2)
    expect(await kept()).toMatch(/RangeError.* at .*queue\.test\.ts:\d+:\d+/s)
    expect(await kept()).not.toContain('essay')
  })

  test('work that is added twice under one id is done once, also when the first was done already', async () => {
    const queue = opened()
    const [id, last] = [randomUUID(), piece()]
    await queue.add([{ id, work: piece() }])
    await queue.add([{ id, work: piece() }])
    await doneBy(queue, () => true)

    await queue.add([
      { id, work: piece() },
      { id: randomUUID(), work: last },
    ])

    expect(await doneBy(queue, () => true)).toEqual([last])
  })

  test('work that goes first is done before older work, and the rest in the order it came', async () => {
    const queue = opened()
    const [one, two, urgent] = [piece(), piece(), piece()]
    await queue.add([one, two].map((work) => ({ id: randomUUID(), work })))

    await queue.add([{ id: randomUUID(), work: urgent, first: true }])

    expect(await doneBy(queue, (done) => done.length === 3)).toEqual([urgent, one, two])
  })

  test('says for how long the oldest piece has waited, whether or not it goes first', async () => {
    const queue = opened()
    expect(await queue.lag()).toBe(0)

    await queue.add([{ id: randomUUID(), work: piece() }])
    await expect.poll(() => queue.lag()).toBeGreaterThan(20)
    await queue.add([{ id: randomUUID(), work: piece(), first: true }])
    const lag = await queue.lag()

    expect(lag).toBeGreaterThan(20)
    await doneBy(queue, (done) => done.length === 2)
    expect(await queue.lag()).toBe(0)
  })

  test('work to be forgotten can be added again once it is done', async () => {
    const queue = opened()
    const [id, work] = [randomUUID(), piece()]

    for (let round = 0; round < 2; round++) {
      await queue.add([{ id, work, forget: true }])
      expect(await doneBy(queue, () => true)).toEqual([work])
    }
  })

  test('work waits until somebody works, and outlives the connection that added it', async () => {
    const first = open()
    const works = Array.from({ length: 20 }, () => piece())
    await first.add(works.map((work) => ({ id: randomUUID(), work })))
    await first.close()

    const done = await doneBy(opened(), ({ length }) => length === 20, 4)

    expect(new Set(done.map(({ submissionId }) => submissionId))).toEqual(
      new Set(works.map(({ submissionId }) => submissionId)),
    )
  })

  test('work that fails is tried again', async () => {
    const queue = opened()
    let tries = 0
    await queue.add([{ id: randomUUID(), work: piece() }])

    const done = await doneBy(
      queue,
      () => true,
      1,
      async () => {
        tries += 1
        if (tries === 1) throw new Error('not yet')
      },
    )

    expect([done.length, tries]).toEqual([1, 2])
  })

  test('one piece that fails does not hold up the next', async () => {
    const queue = opened()
    const [poison, good] = [piece(), piece()]
    await queue.add([
      { id: randomUUID(), work: poison, forget: true },
      { id: randomUUID(), work: good },
    ])

    const done = await doneBy(
      queue,
      (all) => all.some(({ submissionId }) => submissionId === good.submissionId),
      1,
      async (work) => {
        if (work.submissionId === poison.submissionId) throw new Error('poison')
      },
    )

    expect(done).toEqual([good])
  })

  test('two workers share the work and do none of it twice', async () => {
    const [one, other] = [opened(), opened()]
    const works = Array.from({ length: 30 }, () => piece())
    const seen: (string | null)[] = []
    const all = waiting()
    const run = async ({ submissionId }: Work) => {
      seen.push(submissionId)
      if (seen.length === works.length) all.resolve()
    }
    const processing = [one.process(run, 2), other.process(run, 2)]

    await one.add(works.map((work) => ({ id: randomUUID(), work })))
    await all.promise
    await Promise.all(processing.map(({ stop }) => stop()))

    expect(seen.filter((id) => works.some(({ submissionId }) => submissionId === id))).toHaveLength(30)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('stopping finishes what is under way', async () => {
    const queue = opened()
    const [begun, goOn] = [waiting(), waiting()]
    let finished = false
    await queue.add([{ id: randomUUID(), work: piece() }])
    const processing = queue.process(async () => {
      begun.resolve()
      await goOn.promise
      finished = true
    }, 1)
    await begun.promise

    const stopped = processing.stop()
    goOn.resolve()
    await stopped

    expect(finished).toBe(true)
  })

  test('work that never ends is given up and taken over by another worker', async () => {
    const [stuck, other] = [opened(), opened()]
    const work = piece()
    const begun = waiting()
    const isIt = ({ submissionId }: Work) => submissionId === work.submissionId
    const processing = stuck.process(async (one) => {
      if (!isIt(one)) return
      begun.resolve()
      await new Promise(() => {})
    }, 1)
    await stuck.add([{ id: randomUUID(), work }])
    await begun.promise
    await expect.poll(() => other.longestActive()).toBeGreaterThan(100)
    const stopped = processing.stop()

    const done = await doneBy(other, (all) => all.some(isIt))

    expect(done.filter(isIt)).toEqual([work])
    await stopped
    expect(await other.longestActive()).toBe(0)
  })

  test('a backend that takes calls and never answers is given up in time, and used again when it answers', async () => {
    const proxy = await aProxy(address())
    const queue = open(proxy.url)
    onTestFinished(() => queue.close())
    await queue.ready()
    await queue.counts()
    proxy.stall()

    await expect(queue.add([{ id: randomUUID(), work: piece() }])).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await expect(queue.lag()).rejects.toMatchObject({ code: 'UNAVAILABLE' })

    proxy.goOn()
    await expect.poll(() => queue.counts().catch(() => null), { timeout: 8_000 }).not.toBeNull()
  })

  test('it can be counted', async () => {
    const queue = opened()
    await queue.add([{ id: randomUUID(), work: piece() }])

    expect(await queue.counts()).toMatchObject({ waiting: expect.any(Number), failed: expect.any(Number) })
  })
}

function waiting() {
  let resolve = () => {}
  const promise = new Promise<void>((kept) => {
    resolve = kept
  })
  return { promise, resolve }
}
