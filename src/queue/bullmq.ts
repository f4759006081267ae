import type { Job, JobsOptions, Queue, Worker } from 'bullmq'
import { deadlines } from '../domain/deadlines.ts'
import { DomainError } from '../domain/error.ts'
import { errorText } from '../errors/text.ts'
import type { Logger } from '../log.ts'
import { withDeadline } from '../outside/deadline.ts'
import type { QueueTiming, Work, WorkQueue } from './queue.ts'

/** BullMQ's own word for a piece that waits its turn; one without a priority goes before it. */
const inTurn = 1
/** More pieces than all workers of a deployment do at once. */
const mostActive = 1_000
const states = ['waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed'] as const

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

/** What differs between BullMQ on Postgres and on Redis. */
export interface Backend {
  name: WorkQueue['backend']
  queue: Queue<Work>
  worker(run: (job: Job<Work>) => Promise<void>, concurrency: number): Worker<Work>
  ready(it: { waitUntilReady(): Promise<unknown> }): Promise<unknown>
  /** Whether it is known to be away, so that asking it for figures would only wait. */
  isAway(): boolean
  /** Closes the connections. */
  end(): Promise<void>
}

/** The work queue on a backend of BullMQ. Each call to it, and each piece of work, ends in time. */
export function workQueueOn(
  { name, queue, worker, ready, isAway, end }: Backend,
  { jobMs, answerMs = deadlines.queue.wholeMs }: QueueTiming,
  log: Logger,
): WorkQueue {
  queue.on('error', (error) => log.warn({ err: error }, 'the queue has trouble'))
  const ask: Ask = (call) => withDeadline('The queue', { wholeMs: answerMs }, call)
  const workers: Worker<Work>[] = []
  const inTime = (run: () => Promise<void>) => withDeadline('A piece of work', { wholeMs: jobMs }, run)
  return {
    backend: name,
    ready: () => ready(queue),
    async add(work) {
      await ask(() => queue.addBulk(work.map(jobOf)))
    },
    process(run, concurrency) {
      const running = worker((job) => inTime(() => run(job.data)).catch(throwFacts), concurrency)
      workers.push(running)
      logTrouble(running, log)
      return { ready: () => ready(running), stop: () => running.close() }
    },
    ...figuresOf(queue, (call) => (isAway() ? Promise.reject(queueAway()) : ask(call))),
    async close() {
      // A worker without connections asks again at once, for ever, and its process does nothing else.
      await Promise.all(workers.map((running) => running.close()))
      await queue.close()
      await end()
    },
  }
}

const queueAway = () => new DomainError('UNAVAILABLE', 'The queue does not answer.')

type Ask = <T>(call: () => Promise<T>) => Promise<T>

function figuresOf(queue: Queue<Work>, ask: Ask): Pick<WorkQueue, 'counts' | 'lag' | 'longestActive'> {
  return {
    async counts() {
      const { prioritized = 0, waiting = 0, ...others } = await ask(() => queue.getJobCounts(...states))
      return { waiting: waiting + prioritized, ...others }
    },
    async lag() {
      const oldest = await ask(async () => [...(await queue.getWaiting(0, 0)), ...(await queue.getPrioritized(0, 0))])
      return Math.max(0, ...oldest.map(({ timestamp }) => Date.now() - timestamp))
    },
    async longestActive() {
      const active = await ask(() => queue.getActive(0, mostActive))
      return Math.max(0, ...active.map(({ processedOn }) => (processedOn ? Date.now() - processedOn : 0)))
    },
  }
}

function jobOf({ id, work, delayMs, forget, first }: Parameters<WorkQueue['add']>[0][number]) {
  const opts: JobsOptions = {
    ...keep,
    jobId: id,
    ...(!first && { priority: inTurn }),
    ...(delayMs && { delay: delayMs }),
    ...(forget && { removeOnComplete: true, removeOnFail: true }),
  }
  return { name: work.worker, data: work, opts }
}

function logTrouble(worker: Worker<Work>, log: Logger) {
  worker.on('error', (error) => log.warn({ err: error }, 'a worker has trouble'))
  worker.on('failed', (job, error) =>
    log.error({ worker: job?.name, ...job?.data, attempt: job?.attemptsMade, err: causeOf(error) }, 'a job failed'),
  )
}

/** What made the job fail; BullMQ's own error, such as for a job that stalled, has no cause. */
const causeOf = (error: Error) => error.cause ?? error

/** BullMQ keeps the message and the stack of what a job throws, so it gets an error that has only facts in both. */
function throwFacts(cause: unknown): never {
  const kept = new Error(errorText(cause), { cause })
  kept.stack = kept.message
  throw kept
}
