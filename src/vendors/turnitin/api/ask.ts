import { retryAfterMs } from '../../../domain/backoff.ts'
import { deadlines } from '../../../domain/deadlines.ts'
import type { DetectorRuntime, Fault, Json } from '../../../domain/screening/detector.ts'
import { version } from './integration.ts'
import type { Settings } from './settings.ts'

export interface Question {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  json?: Json
  file?: { name: string; bytes: Buffer }
}

/** What came back: a status with whatever JSON it carried, and the fault that such a status usually means. */
export interface Answer {
  status: number
  json: Json
  bytes: Buffer
  fault: Fault | null
}

const waits = { json: deadlines.vendorRequest.wholeMs, upload: deadlines.vendorCall.wholeMs }

/** Makes one request with the three headers every call needs. Nothing is shared between calls, and nothing is thrown. */
export async function ask(
  settings: Settings,
  runtime: Pick<DetectorRuntime, 'fetch' | 'now'>,
  question: Question,
): Promise<Answer> {
  const { method, path, json, file } = question
  const timeouts = settings.timeouts ?? waits
  const tooLong = AbortSignal.timeout(file ? timeouts.upload : timeouts.json)
  const headers: Record<string, string> = {
    authorization: `Bearer ${settings.apiKey}`,
    'x-turnitin-integration-name': 'Candour',
    'x-turnitin-integration-version': version,
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...(file && {
      'content-type': 'binary/octet-stream',
      'content-disposition': `inline; filename="${file.name}"`,
    }),
  }
  const body = file ? new Uint8Array(file.bytes) : json !== undefined ? JSON.stringify(json) : null
  try {
    const response = await runtime.fetch(`${settings.baseUrl}${path}`, { method, headers, body, signal: tooLong })
    const bytes = Buffer.from(await response.arrayBuffer())
    const answered = { status: response.status, json: parsed(bytes), bytes }
    return { ...answered, fault: faultOf(response, answered.json, runtime.now) }
  } catch (error) {
    return { status: 0, json: null, bytes: Buffer.alloc(0), fault: unreached(error as Error, tooLong.aborted) }
  }
}

/** JSON, or null: error bodies are sometimes empty or not JSON at all. */
function parsed(bytes: Buffer): Json {
  try {
    return JSON.parse(bytes.toString('utf8')) as Json
  } catch {
    return null
  }
}

function unreached(error: Error & { code?: string }, late: boolean): Fault {
  if (error.code === 'NOT_ALLOWED') return fault('bad_request', 'never', `Turnitin was not called. ${error.message}`)
  if (error.code === 'TOO_LARGE') return fault('protocol', 'later', 'Turnitin answered with more than was asked for.')
  if (late) return fault('timeout', 'later', 'Turnitin took too long to answer.')
  return fault('network', 'later', 'Turnitin could not be reached, or its answer broke off.')
}

function faultOf({ status, headers }: Response, json: Json, now: Date): Fault | null {
  const wait = retryAfterMs(headers.get('retry-after'), now)
  const later = (code: Fault['code'], message: string): Fault => ({
    ...fault(code, 'later', message),
    ...(wait > 0 && { retryAfterMs: wait }),
  })
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) {
    return { ...fault('credentials', 'later', 'Turnitin refused the API key.'), scope: 'credential' }
  }
  if (status === 408) return later('timeout', 'Turnitin took too long to take the request.')
  if (status === 429) return later('rate_limited', 'Turnitin asked us to slow down.')
  if (status >= 500) return later('vendor_unavailable', `Turnitin is not available just now (HTTP ${status}).`)
  if (status < 400)
    return later('protocol', `Turnitin answered with a redirect, which is not followed (HTTP ${status}).`)
  if (status === 404 || status === 410) return fault('gone', 'never', 'Turnitin no longer knows this document.')
  if (status === 409) return later('vendor_error', `Turnitin was not ready for this yet (HTTP 409${said(json)}).`)
  return fault('bad_request', 'never', `Turnitin did not accept the request (HTTP ${status}${said(json)}).`)
}

/** A fault of one run. */
export function fault(code: Fault['code'], retry: Fault['retry'], message: string): Fault {
  return { code, scope: 'run', retry, message }
}

/** The vendor's own words, short and printable. */
export function messageOf(json: Json): string {
  const { message } = (json ?? {}) as { message?: Json }
  return typeof message === 'string' ? message.replace(/[^\p{L}\p{N} .,:;_()'-]/gu, ' ').slice(0, 200) : ''
}

const said = (json: Json) => (messageOf(json) ? `: ${messageOf(json)}` : '')
