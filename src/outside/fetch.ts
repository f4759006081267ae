import { Readable } from 'node:stream'
import { type Dispatcher, request as send } from 'undici'
import { deadlines } from '../domain/deadlines.ts'
import { DomainError } from '../domain/error.ts'
import { urlIn } from '../domain/url.ts'
import { answerFrom } from './answer.ts'
import { pinnedAgent, type Resolve } from './pinned.ts'
import { type AddressRules, addressProblem } from './url.ts'

export interface OutsideRules extends AddressRules {
  /** Of the answer's body; 10 MB by default. */
  maxBytes?: number
  /** From the first packet to the last byte of the body. 60 s by default. */
  timeoutMs?: number
  /** 3 by default. */
  maxRedirects?: number
  /** How names are resolved; the system's resolver by default. */
  resolve?: Resolve
}

/** Headers that say nothing about who asks; all others are removed when a redirect leaves the origin. */
const harmless = new Set(['accept', 'accept-language', 'content-type', 'range', 'user-agent'])

/**
 * The one `fetch` for every address that comes from outside: files, key sets, webhooks, detectors. It connects to public
 * hosts over https only, and to the address that was checked; redirects are checked like the first address and never
 * followed with a body to another origin; bytes and time are limited (docs/reference/outside-addresses.md#rules). Cookies
 * are not kept and nothing is decompressed.
 *
 * Throws NOT_ALLOWED for an address that is not fetched, TOO_LARGE above `maxBytes` (also while the body is read),
 * UNAVAILABLE when the other side does not answer. No message repeats anything the other side sent.
 */
export function guardedFetch(rules: OutsideRules = {}): typeof fetch {
  const { maxBytes = 10 * 1024 * 1024, timeoutMs = deadlines.outside.wholeMs, maxRedirects = 3, resolve } = rules
  const dispatcher = pinnedAgent(rules, resolve)

  return async (input, init = {}) => {
    let call = await callOf(input, init)
    const signal = call.signal
      ? AbortSignal.any([call.signal, AbortSignal.timeout(timeoutMs)])
      : AbortSignal.timeout(timeoutMs)
    for (let redirects = 0; ; redirects++) {
      const answer = await sendOnce(call, rules, dispatcher, signal)
      const location = answer.headers.location
      const moved = [301, 302, 303, 307, 308].includes(answer.statusCode) && typeof location === 'string'
      if (!moved || call.redirect === 'manual') return answerFrom(answer, maxBytes, call.address)
      answer.body.destroy()
      if (call.redirect === 'error' || redirects >= maxRedirects) throw refused('It redirects too often.')
      call = redirected(call, answer.statusCode, location)
    }
  }
}

interface Call {
  address: string
  method: string
  headers: Headers
  body: Buffer | Readable | null
  redirect: RequestRedirect
  signal: AbortSignal | null
}

async function callOf(input: Parameters<typeof fetch>[0], init: RequestInit): Promise<Call> {
  const address = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url
  const { body = null, ...rest } = init
  const stream = body instanceof ReadableStream
  // The web's Request knows how each kind of body is encoded, and which content type goes with it.
  const encoded = new Request(
    input instanceof Request ? input : 'https://request.invalid/',
    body === null || stream ? rest : { ...rest, body, method: init.method ?? 'POST' },
  )
  const bytes = encoded.body && Buffer.from(await encoded.arrayBuffer())
  return {
    address,
    method: encoded.method,
    headers: encoded.headers,
    body: stream ? Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) : bytes,
    redirect: encoded.redirect,
    signal: init.signal ?? null,
  }
}

async function sendOnce(call: Call, rules: OutsideRules, dispatcher: Dispatcher, signal: AbortSignal) {
  const problem = addressProblem(call.address, rules)
  if (problem) throw refused(problem)
  try {
    const answer = await send(call.address, {
      method: call.method as Dispatcher.HttpMethod,
      headers: { ...Object.fromEntries(call.headers), 'accept-encoding': 'identity' },
      body: call.body,
      dispatcher,
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    // A body that is thrown away reports it as an error; code that reads one listens for itself.
    answer.body.on('error', () => {})
    return answer
  } catch (error) {
    throw error instanceof DomainError ? error : unreachable(error)
  }
}

function redirected(call: Call, status: number, location: string): Call {
  const address = urlIn(location, call.address)?.href ?? ''
  const sameOrigin = address !== '' && new URL(address).origin === new URL(call.address).origin
  const asGet = status === 303 ? call.method !== 'HEAD' : status < 303 && call.method === 'POST'
  const repeatable = !call.body || asGet || (sameOrigin && Buffer.isBuffer(call.body))
  if (!repeatable) throw refused('It redirects what was sent to another place.')

  const headers = new Headers(call.headers)
  for (const name of call.headers.keys()) {
    if (!sameOrigin && !harmless.has(name)) headers.delete(name)
    if (asGet && name.startsWith('content-')) headers.delete(name)
  }
  return { ...call, address, headers, ...(asGet && { method: 'GET', body: null }) }
}

const refused = (problem: string) => new DomainError('NOT_ALLOWED', `This address is not fetched. ${problem}`)

function unreachable(error: unknown) {
  const { name, code = name } = error as { name: string; code?: string }
  if (code === 'TimeoutError' || name === 'TimeoutError')
    return new DomainError('UNAVAILABLE', 'The other side took too long to answer.')
  return new DomainError('UNAVAILABLE', `The other side could not be reached (${code}).`)
}
