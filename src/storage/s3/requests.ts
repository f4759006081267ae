import { S3Client } from '@aws-sdk/client-s3'
import type { S3Config } from '../../config.ts'
import { schedules } from '../../domain/backoff.ts'
import { type Deadline, deadlines } from '../../domain/deadlines.ts'
import { withDeadline, withRetry } from '../../outside/deadline.ts'
import { reaching, saysFull } from '../trouble.ts'

/** What sentences call it. */
export const storageName = 'The storage of files'

/** One request; `touch` is called for each sign of life. */
type Request<T> = (client: S3Client, options: { abortSignal: AbortSignal }, touch: () => void) => Promise<T>
type Sent = <T>(request: Request<T>, deadline?: Deadline) => Promise<T>

/** Requests that end in time: made `once`, or, with `ask`, again where that can help. Errors are those of `trouble.ts`. */
export interface Requests {
  once: Sent
  ask: Sent
  /** For requests that are made for a moment. */
  close(): void
}

export function requestsTo(config: S3Config): Requests {
  const client = clientFor(config)
  const send: Sent = (request, deadline = deadlines.storage) =>
    withDeadline(storageName, { silenceMs: config.silenceMs, ...deadline }, (abortSignal, touch) =>
      request(client, { abortSignal }, touch),
    )
  return {
    once: (request, deadline) => reaching(() => send(request, deadline)),
    close: () => client.destroy(),
    ask: (request, deadline) => reaching(() => withRetry(schedules.storage, mayPass, () => send(request, deadline))),
  }
}

/** An answer that another try would not change: what was asked for is not there, or may not be had, or there is no room. */
function mayPass(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 500
  return !saysFull(error) && (status >= 500 || status === 408 || status === 429)
}

const say = () => {}
const silent = { trace: say, debug: say, info: say, warn: say, error: say }

function clientFor({ region, endpoint, accessKeyId, secretAccessKey }: S3Config): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Deadlines and retries are ours (`outside/deadline.ts`), so that a request ends when we say so.
    maxAttempts: 1,
    // It would print to the console; what goes wrong is thrown, and logged as one of our errors.
    logger: silent,
    requestHandler: { connectionTimeout: deadlines.connect.wholeMs },
    // Storage of other makers takes plain bodies only; the SHA-256 of each object guards what is sent.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint && { endpoint, forcePathStyle: true }),
  })
}
