import { createPostgresBackend, Queue as RedisQueue, Worker as RedisWorker, withBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { openPool } from '../db/pool.ts'
import { queueName } from '../db/queue-tables.ts'
import { deadlines } from '../domain/deadlines.ts'
import type { Logger } from '../log.ts'
import { workQueueOn } from './bullmq.ts'
import type { QueueTiming, Work, WorkQueue } from './queue.ts'

const locksOf = ({ lockMs }: QueueTiming) => ({
  lockDuration: lockMs,
  stalledInterval: lockMs / 2,
  maxStalledCount: 5,
})

/** The work queue in the tables of Postgres, on so many connections, one of which a worker listens on. */
export function postgresQueue(url: string, log: Logger, timing: QueueTiming, connections = 6): WorkQueue {
  const { Queue, Worker } = withBackend(createPostgresBackend)
  const config = { connectionString: url, max: connections, options: '-c search_path=bullmq,public' }
  const pool = openPool(config, log, 'a queue connection')
  const queue = new Queue<Work>(queueName, { connection: pool as never })
  return workQueueOn(
    {
      name: 'postgres',
      queue: queue as never,
      worker: (run, concurrency) =>
        new Worker<Work>(queueName, run, { connection: pool as never, concurrency, ...locksOf(timing) }) as never,
      // BullMQ looks at its tables once; if Postgres goes away just then, it gives up for as long as the process lives.
      ready: (it) => it.waitUntilReady(),
      isAway: () => false,
      end: () => pool.end(),
    },
    timing,
    log,
  )
}

/** After so many tries to connect again in vain, about a second, a Redis counts as away. */
const mostTries = 5

/** The work queue on a Redis. */
export function redisQueue(url: string, log: Logger, timing: QueueTiming): WorkQueue {
  const connections: Redis[] = []
  const connect = () => {
    const socketTimeout = timing.answerMs ?? deadlines.queue.wholeMs
    const made = new Redis(url, { maxRetriesPerRequest: null, socketTimeout })
    made.on('error', (error) =>
      log.warn({ err: error }, 'Redis at REDIS_URL cannot be reached; work waits in the database until it can'),
    )
    connections.push(made)
    return made
  }
  const asking = connect()
  let tries = 0
  asking.on('reconnecting', () => tries++)
  asking.on('ready', () => {
    tries = 0
  })
  const queue = new RedisQueue<Work>(queueName, { connection: asking, prefix: '{candour}' })
  return workQueueOn(
    {
      name: 'redis',
      queue,
      worker: (run, concurrency) =>
        new RedisWorker<Work>(queueName, run, {
          connection: connect(),
          prefix: '{candour}',
          concurrency,
          ...locksOf(timing),
        }),
      // A Redis that is away is connected to when it comes.
      ready: async () => {},
      isAway: () => tries > mostTries,
      end: async () => {
        for (const made of connections) made.disconnect()
      },
    },
    timing,
    log,
  )
}
