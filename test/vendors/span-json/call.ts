import type { DetectorRuntime, Fault, Json, Step } from '../../../src/domain/screening/detector.ts'

interface Place {
  apiKey: string
  baseUrl: string
}

const longest = 20_000

/** What the service said of a text: its own id, the places it marked, and their share where it gave one. */
export interface Analysis {
  id: string
  spans: { start: number; end: number; note: string }[]
  share: number | null
}

/** One call with the text. The key of the run makes the service answer a second call with the same document. */
export async function analyse(
  { baseUrl, apiKey }: Place,
  step: Step,
  text: string,
): Promise<Analysis | { fault: Fault }> {
  const answer = await send(step, `${baseUrl}/analyses`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': step.idempotencyKey,
    },
    body: JSON.stringify({ text }),
  })
  if ('fault' in answer) return answer
  const { id, spans, share } = (answer.json ?? {}) as { id?: Json; spans?: Json; share?: Json }
  const places = Array.isArray(spans) ? spans.map((span) => placeOf(span, text)) : null
  if (typeof id !== 'string' || !places || places.includes(null)) {
    return { fault: fault('protocol', 'later', 'The service answered with something that does not fit the text.') }
  }
  const ratio = typeof share === 'number' && share >= 0 && share <= 1 ? share : null
  return { id, spans: places as Analysis['spans'], share: ratio }
}

/** Deletes a document; missing already is success. */
export async function remove(
  { baseUrl, apiKey }: Place,
  runtime: DetectorRuntime,
  id: string,
): Promise<{ status: number } | { fault: Fault }> {
  const answer = await send(runtime, `${baseUrl}/analyses/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${apiKey}` },
  })
  return 'fault' in answer && answer.fault.code === 'gone' ? { status: 404 } : answer
}

async function send(
  runtime: DetectorRuntime,
  address: string,
  init: RequestInit,
): Promise<{ status: number; json: Json } | { fault: Fault }> {
  try {
    const response = await runtime.fetch(address, { ...init, signal: AbortSignal.timeout(longest) })
    const text = await response.text()
    const problem = faultOf(response)
    return problem ? { fault: problem } : { status: response.status, json: text ? (JSON.parse(text) as Json) : null }
  } catch (error) {
    if (error instanceof SyntaxError)
      return { fault: fault('protocol', 'later', 'The service did not answer in JSON.') }
    return { fault: fault('network', 'later', 'The service could not be reached, or its answer broke off.') }
  }
}

function faultOf({ status, headers }: Response): Fault | null {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) {
    return { ...fault('credentials', 'later', 'The service refused our key.'), scope: 'credential' }
  }
  if (status === 404) return fault('gone', 'never', 'The service does not know this document.')
  if (status === 429) {
    const retryAfterMs = Number(headers.get('retry-after') ?? 0) * 1_000 || 0
    return { ...fault('rate_limited', 'later', 'The service asked us to slow down.'), retryAfterMs }
  }
  if (status >= 500 || status === 408)
    return fault('vendor_unavailable', 'later', 'The service is not available just now.')
  return fault('bad_request', 'never', 'The service did not accept the request.')
}

const fault = (code: Fault['code'], retry: Fault['retry'], message: string): Fault => ({
  code,
  scope: 'run',
  retry,
  message,
})

function placeOf(span: Json, text: string) {
  const { start, end, note } = (span ?? {}) as { start?: Json; end?: Json; note?: Json }
  const whole = Number.isInteger(start) && Number.isInteger(end)
  if (!whole || Number(start) < 0 || Number(start) >= Number(end) || Number(end) > text.length) return null
  return { start: Number(start), end: Number(end), note: typeof note === 'string' ? note.slice(0, 300) : '' }
}
