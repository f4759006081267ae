import {
  createPostgresBackend,
  type Job,
  type JobsOptions,
  Queue as RedisQueue,
  Worker as RedisWorker,
  withBackend,
} from 'bullmq'
import { Redis } from 'ioredis'
import type pg from 'pg'
import { openPool } from '../db/pool.ts'
import { errorText } from '../errors/text.ts'
import type { Logger } from '../log.ts'

/** A piece of work: which worker, about what. Ids only. */
export interface Work {
  worker: string
  submissionId: string | null
  /** What happened, or the row that waits where no submission is concerned. */
  eventId: string | null
}

/** How work waits. BullMQ on Postgres or on Redis; the same calls either way. */
export interface WorkQueue {
  backend: 'postgres' | 'redis'
  /** Resolves when work can be added. */
  ready(): Promise<unknown>
  /** Adds work once per `id`: adding it again changes nothing. What is to be done `first` does not wait its turn. */
  add(work: { id: string; work: Work; delayMs?: number; forget?: boolean; first?: boolean }[]): Promise<void>
  /** Starts doing work, `concurrency` pieces at a time. Call `stop` to finish what is under way and take no more. */
  process(run: (work: Work) => Promise<void>, concurrency: number): { ready(): Promise<unknown>; stop(): Promise<void> }
  counts(): Promise<Record<string, number>>
  /** How long the piece that waits longest to be begun has waited, in milliseconds; 0 when none waits. */
  lag(): Promise<number>
  close(): Promise<void>
}

const name = 'candour-work'

/** BullMQ's own word for a piece that waits its turn; one without a priority goes before it. */
const inTurn = 1
const states = ['waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed'] as const

/** A worker that dies is noticed after `lockMs`; work that blocks runs in children, so a live worker always renews. */
const locksOf = (lockMs: number) => ({ lockDuration: lockMs, stalledInterval: lockMs / 2, maxStalledCount: 5 })

/**
 * Finished work is remembered longer than the relay could take to add it a second time. By its age alone: to keep so many
 * of them, BullMQ on Postgres looks through all of them at the end of every single job.
 */
const keep: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: { age: 3_600 },
  removeOnFail: { age: 7 * 86_400 },
}

export function postgresQueue(url: string, log: Logger, lockMs: number): WorkQueue {
  const { Queue, Worker } = withBackend(createPostgresBackend)
  const pools: pg.Pool[] = []
  const pool = () => {
    const config = { connectionString: url, max: 6, options: '-c search_path=bullmq,public' }
    const made = openPool(config, log, 'a queue connection')
    pools.push(made)
    return made
  }
  const queue = new Queue<Work>(name, { connection: pool() as never })
  return over(queue as never, 'postgres', log, {
    worker: (run, concurrency) =>
      new Worker<Work>(name, run, { connection: pool() as never, concurrency, ...locksOf(lockMs) }) as never,
    // BullMQ looks at its tables once; if Postgres goes away just then, it gives up for as long as the process lives.
    ready: (it) => it.waitUntilReady(),
    end: async () => {
      await Promise.all(pools.map((made) => made.end()))
    },
  })
}

export function redisQueue(url: string, log: Logger, lockMs: number): WorkQueue {
  const connections: Redis[] = []
  const connect = () => {
    const made = new Redis(url, { maxRetriesPerRequest: null })
    made.on('error', (error) => log.warn({ err: error }, 'the connection to Redis was lost'))
    connections.push(made)
    return made
  }
  const queue = new RedisQueue<Work>(name, { connection: connect(), prefix: '{candour}' })
  return over(queue, 'redis', log, {
    worker: (run, concurrency) =>
      new RedisWorker<Work>(name, run, { connection: connect(), prefix: '{candour}', concurrency, ...locksOf(lockMs) }),
    // A Redis that is away is connected to when it comes.
    ready: async () => {},
    end: async () => {
      for (const made of connections) made.disconnect()
    },
  })
}

interface Backend {
  worker(run: (job: Job<Work>) => Promise<void>, concurrency: number): RedisWorker<Work>
  ready(it: { waitUntilReady(): Promise<unknown> }): Promise<unknown>
  end(): Promise<void>
}

function over(
  queue: RedisQueue<Work>,
  backend: WorkQueue['backend'],
  log: Logger,
  { worker, ready, end }: Backend,
): WorkQueue {
  queue.on('error', (error) => log.warn({ err: error }, 'the queue has trouble'))
  return {
    backend,
    ready: () => ready(queue),
    async add(work) {
      await queue.addBulk(
        work.map(({ id, work, delayMs, forget, first }) => ({
          name: work.worker,
          data: work,
          opts: {
            ...keep,
            jobId: id,
            ...(!first && { priority: inTurn }),
            ...(delayMs && { delay: delayMs }),
            ...(forget && { removeOnComplete: true, removeOnFail: true }),
          },
        })),
      )
    },
    process(run, concurrency) {
      const running = worker((job) => run(job.data).catch(throwFacts), concurrency)
      running.on('error', (error) => log.warn({ err: error }, 'a worker has trouble'))
      running.on('failed', (job, error) =>
        log.error({ worker: job?.name, ...job?.data, attempt: job?.attemptsMade, err: causeOf(error) }, 'a job failed'),
      )
      return { ready: () => ready(running), stop: () => running.close() }
    },
    async counts() {
      const { prioritized = 0, waiting = 0, ...others } = await queue.getJobCounts(...states)
      return { waiting: waiting + prioritized, ...others }
    },
    async lag() {
      const oldest = [...(await queue.getWaiting(0, 0)), ...(await queue.getPrioritized(0, 0))]
      return Math.max(0, ...oldest.map(({ timestamp }) => Date.now() - timestamp))
    },
    async close() {
      await queue.close()
      await end()
    },
  }
}

/** What made the job fail; BullMQ's own error, such as for a job that stalled, has no cause. */
const causeOf = (error: Error) => error.cause ?? error

/** BullMQ keeps the message and the stack of what a job throws, so it gets an error that has only facts in both. */
function throwFacts(cause: unknown): never {
  const kept = new Error(errorText(cause), { cause })
  kept.stack = kept.message
  throw kept
}
