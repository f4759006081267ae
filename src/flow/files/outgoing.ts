import { Readable } from 'node:stream'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { isFaultOfTask } from '../../sandbox/sandbox.ts'
import { intactPath, intactStream } from './intact.ts'

/** How long a copy may take, in milliseconds. */
const timeoutMs = 20_000

/** The largest file of which a copy is made, in bytes: the copy is held in memory. */
const maxBytes = 50 * 1024 * 1024

interface Kept {
  sha256: string
  bytes: number
  mediaType: string
}

/**
 * A student's file as it goes out to a person: as it arrived or, in marking without names, as a copy without its
 * properties. Throws NOT_ALLOWED where no such copy can be made.
 */
export async function outgoing(
  context: Context,
  { names }: Pick<Visibility, 'names'>,
  file: Kept,
): Promise<{ bytes: number; stream: Readable }> {
  if (names) return { bytes: file.bytes, stream: await intactStream(context, file.sha256) }
  const copy = await copyOf(context, file)
  return { bytes: copy.length, stream: Readable.from([copy]) }
}

/** A copy of a file without author, title and the other properties that programs write into it. Throws NOT_ALLOWED. */
export async function copyOf(context: Context, { sha256, bytes, mediaType }: Kept): Promise<Buffer> {
  const found = bytes <= maxBytes ? await intactPath(context, sha256) : null
  if (!found) throw noCopy()
  const { path, done } = found
  try {
    const copy = (await context.sandbox.run({ kind: 'copy', path, mediaType }, { timeoutMs })) as Uint8Array | null
    if (copy) return Buffer.from(copy)
  } catch (fault) {
    if (!isFaultOfTask(fault)) throw fault
    context.log.warn({ err: fault }, 'a copy without properties could not be made')
  } finally {
    await done()
  }
  throw noCopy()
}

const noCopy = () =>
  new DomainError(
    'NOT_ALLOWED',
    'This work is marked without names, and the properties of this file, such as its author, cannot be removed here. So the file is not given out; what could be read of it stands on the page.',
  )
