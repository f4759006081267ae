import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { backoff, type Schedule } from '../domain/backoff.ts'
import type { Deadline } from '../domain/deadlines.ts'
import { DomainError } from '../domain/error.ts'

/**
 * Makes one call that ends in time. `call` gets a signal that says when it is over, and `touch`, to be called for each
 * sign of life. Also where the call ignores the signal, this rejects with UNAVAILABLE and names `what` did not answer.
 */
export function withDeadline<T>(
  what: string,
  { wholeMs, silenceMs = wholeMs }: Deadline,
  call: (signal: AbortSignal, touch: () => void) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  return new Promise<T>((resolve, reject) => {
    const late = () => {
      const error = new DomainError('UNAVAILABLE', `${what} took too long to answer.`)
      stop.abort(error)
      reject(error)
    }
    const timers = [setTimeout(late, wholeMs), setTimeout(late, Math.min(silenceMs, wholeMs))]
    const end = () => {
      for (const timer of timers) clearTimeout(timer)
    }
    const touch = () => {
      if (!stop.signal.aborted) timers[1]!.refresh()
    }
    call(stop.signal, touch).finally(end).then(resolve, reject)
  })
}

/** Makes a call again on `schedule` while it fails with something that may pass; then throws what it failed with last. */
export async function withRetry<T>(
  schedule: Schedule,
  mayPass: (error: unknown) => boolean,
  call: () => Promise<T>,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await call()
    } catch (error) {
      const wait = mayPass(error) ? backoff(schedule, failures) : null
      if (wait === null) throw error
      await delay(wait)
    }
  }
}

/**
 * The same bytes as `source`, which fails when it gives nothing for `silenceMs` while its reader waits. The time that a
 * slow reader takes does not count. `explain` says what its errors mean.
 */
export function unlessSilent(
  source: Readable,
  what: string,
  silenceMs: number,
  explain: (error: unknown) => unknown,
): Readable {
  return Readable.from(chunksOf(source, what, silenceMs, explain), { objectMode: false })
}

async function* chunksOf(
  source: Readable,
  what: string,
  silenceMs: number,
  explain: (error: unknown) => unknown,
): AsyncGenerator<Buffer> {
  const reading = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await withDeadline(what, { wholeMs: silenceMs }, () => reading.next())
      if (done) return
      yield value
    }
  } catch (error) {
    throw explain(error)
  } finally {
    source.destroy()
  }
}
