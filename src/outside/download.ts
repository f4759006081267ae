import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { DomainError } from '../domain/error.ts'

/** What the sender said about a file. A SHA-256 may be hex or base64, as LMSs use both. */
export interface Declared {
  bytes?: number
  sha256?: string
}

/**
 * Opens a file at an outside address as a stream that ends well only if it is what was declared, so that storage keeps
 * nothing else. Give it a guarded fetch. Throws UNAVAILABLE when the other side has no such file just now; the stream
 * fails with INVALID_INPUT when size or hash differ.
 */
export async function openDownload(
  fetchGuarded: typeof fetch,
  address: string,
  declared: Declared,
  init: RequestInit = {},
): Promise<Readable> {
  const response = await fetchGuarded(address, init)
  if (!response.ok || !response.body) {
    await response.body?.cancel()
    throw new DomainError('UNAVAILABLE', `The file could not be fetched (status ${response.status}).`)
  }
  const source = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0])
  const checked = verified(declared)
  source.on('error', (error) => checked.destroy(error))
  checked.on('close', () => source.destroy())
  // A short file may have failed before its reader starts, which then gets the error all the same.
  checked.on('error', () => {})
  return source.pipe(checked)
}

function verified({ bytes, sha256 }: Declared): Transform {
  const hash = createHash('sha256')
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      hash.update(chunk)
      if (bytes !== undefined && seen > bytes) done(differs('longer than'))
      else done(null, chunk)
    },
    flush(done) {
      const digest = hash.digest()
      if (bytes !== undefined && seen !== bytes) return done(differs('shorter than'))
      const same = !sha256 || [digest.toString('hex'), digest.toString('base64')].includes(normal(sha256))
      done(same ? null : differs('not the one that was'))
    },
  })
}

const normal = (sha256: string) => (/^[0-9a-f]{64}$/i.test(sha256) ? sha256.toLowerCase() : sha256)

const differs = (how: string) => new DomainError('INVALID_INPUT', `The file at this address is ${how} declared.`)
