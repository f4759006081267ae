import { Readable, Transform } from 'node:stream'
import type { Dispatcher } from 'undici'
import { DomainError } from '../domain/error.ts'

/** The other side's answer as a web Response whose body ends with TOO_LARGE as soon as it grows beyond `maxBytes`. */
export function answerFrom(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  maxBytes: number,
  url: string,
): Response {
  const declared = Number(headers['content-length'] ?? 0)
  const encoding = headers['content-encoding'] ?? 'identity'
  const problem =
    declared > maxBytes
      ? tooLarge(maxBytes)
      : encoding === 'identity'
        ? null
        : new DomainError('UNAVAILABLE', 'The other side answered in an encoding that was not asked for.')
  if (problem) {
    body.destroy()
    throw problem
  }

  const empty = [101, 204, 205, 304].includes(statusCode)
  if (empty) body.destroy()
  const response = new Response(empty ? null : (Readable.toWeb(capped(body, maxBytes)) as ReadableStream), {
    status: statusCode < 200 ? 502 : statusCode,
    headers: headersFrom(headers),
  })
  Object.defineProperty(response, 'url', { value: url })
  return response
}

function capped(source: Readable, maxBytes: number): Readable {
  let bytes = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes) done(tooLarge(maxBytes))
      else done(null, chunk)
    },
  })
  source.on('error', (error: Error) =>
    counter.destroy(
      error.name === 'TimeoutError'
        ? new DomainError('UNAVAILABLE', 'The other side took too long to answer.')
        : new DomainError('UNAVAILABLE', 'The answer of the other side broke off.'),
    ),
  )
  counter.on('close', () => source.destroy())
  return source.pipe(counter)
}

function headersFrom(sent: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(sent)) {
    for (const one of [value ?? []].flat()) headers.append(name, one)
  }
  return headers
}

const tooLarge = (maxBytes: number) =>
  new DomainError('TOO_LARGE', `The answer is larger than the ${maxBytes} bytes that were allowed for it.`)
