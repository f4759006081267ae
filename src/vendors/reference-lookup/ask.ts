import { retryAfterMs } from '../../domain/backoff.ts'
import { deadlines } from '../../domain/deadlines.ts'
import type { DetectorRuntime, Fault, Json } from '../../domain/screening/detector.ts'
import type { Settings } from './settings.ts'

/** What came back: JSON, that the index has no such work, or a fault. */
export type Answer = { json: Json } | { none: true } | { fault: Fault }

/** Asks an index once. The address of a person goes along, as the indexes wish; nothing of the work but the path. */
export async function ask(
  { mailto, timeoutMs = deadlines.vendorRequest.wholeMs }: Settings,
  runtime: Pick<DetectorRuntime, 'fetch' | 'now'>,
  { name, address }: { name: string; address: string },
): Promise<Answer> {
  const tooLong = AbortSignal.timeout(timeoutMs)
  const headers = { accept: 'application/json', 'user-agent': `Candour (mailto:${mailto})` }
  try {
    const response = await runtime.fetch(address, { headers, signal: tooLong })
    const text = await response.text()
    if (response.status === 404 || response.status === 410) return { none: true }
    const fault = faultOf(name, response, runtime.now)
    return fault ? { fault } : { json: JSON.parse(text) as Json }
  } catch (error) {
    return { fault: unreached(name, error as Error & { code?: string }, tooLong.aborted) }
  }
}

function unreached(name: string, error: Error & { code?: string }, late: boolean): Fault {
  if (error.code === 'NOT_ALLOWED') return fault('bad_request', 'never', `${name} was not asked. ${error.message}`)
  if (error.code === 'TOO_LARGE') return fault('protocol', 'later', `${name} answered with more than was asked for.`)
  if (error instanceof SyntaxError) return fault('protocol', 'later', `${name} did not answer in JSON.`)
  if (late) return fault('timeout', 'later', `${name} took too long to answer.`)
  return fault('network', 'later', `${name} could not be reached, or its answer broke off.`)
}

function faultOf(name: string, { status, headers }: Response, now: Date): Fault | null {
  if (status >= 200 && status < 300) return null
  const wait = retryAfterMs(headers.get('retry-after'), now)
  const later = (code: Fault['code'], message: string): Fault => ({
    ...fault(code, 'later', message),
    ...(wait > 0 && { retryAfterMs: wait }),
  })
  if (status === 401) return { ...fault('credentials', 'later', `${name} refused our key.`), scope: 'credential' }
  // OpenAlex says 403 to those who ask too fast.
  if (status === 429 || status === 403) return later('rate_limited', `${name} asked us to slow down.`)
  if (status >= 500 || status === 408)
    return later('vendor_unavailable', `${name} is not available just now (HTTP ${status}).`)
  if (status < 400)
    return later('protocol', `${name} answered with a redirect, which is not followed (HTTP ${status}).`)
  return fault('bad_request', 'never', `${name} did not accept the question (HTTP ${status}).`)
}

/** A fault of one run. */
export function fault(code: Fault['code'], retry: Fault['retry'], message: string): Fault {
  return { code, scope: 'run', retry, message }
}
