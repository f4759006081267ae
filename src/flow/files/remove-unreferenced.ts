import type { Context } from '../../context.ts'
import { beginRemoval, endRemoval, forgetRemoval, refusedBytes, removalOf } from '../../db/files/removed-bytes.ts'
import { countOnce } from '../../db/files/storage-counts.ts'
import { DomainError } from '../../domain/error.ts'
import { bringBack } from './bring-back.ts'

type Stored = Pick<Context, 'db' | 'files' | 'log'>

/** How long a removal may be held up before it removes nothing, in milliseconds; well within its lease in the database. */
const timeoutMs = 60_000

/**
 * Moves bytes that no row refers to into the trash, and never bytes that are just being handed in. Returns whether they went.
 *
 * The danger: bytes are stored under their hash before the row that refers to them is written. A removal that looks for
 * rows between the two finds none, and acknowledged work would lose its file. Storage cannot be asked to remove “only if
 * unused”, least of all S3. The database, which every process shares, decides which of the two goes first:
 *
 * 1. A removal takes the lock of its hash alone, sees that no row refers to it, and commits a row in `removed_bytes`.
 * 2. Only then it removes the bytes, and only after that it marks the row as done.
 * 3. Every row that refers to bytes takes the same lock, shared, and is refused while `removed_bytes` holds its hash (a
 *    trigger, `refuse_removed_bytes`, inside the one statement of an acceptance; it costs no further round trip).
 *
 * So a reference is either committed before 1, which then sees it, or it comes after 1 and is refused, whenever its bytes
 * were stored. A refused writer (`retryIfFileWasRemoved`) looks again: bytes that are there *after* the removal was done,
 * or come back from the trash, have the right content, because their name is their hash. Then that removal is forgotten,
 * by its round, so that a later one stays in force, and the write is tried again. Otherwise the sender is asked to send
 * the file again; nothing was acknowledged.
 *
 * A crash after 1 leaves uploads of these bytes refused until the lease has run out: then the sweep may finish the removal,
 * and an upload may forget it. For that to be safe, a process that was stopped between 1 and 2 for longer than `timeoutMs` removes
 * nothing. A crash before 1, or after a submission was erased, leaves the bytes to the sweep. One gap remains: a process
 * that is stopped for nine minutes between its look at the clock and the system call after it.
 */
export async function removeUnreferencedFile({ db, files, log }: Stored, sha256: string): Promise<boolean> {
  const begun = performance.now()
  const round = await beginRemoval(db, sha256)
  if (!round || performance.now() - begun > timeoutMs) return false
  await files.discard(sha256)
  await endRemoval(db, sha256, round)
  await countOnce(db, 'removed')
  log.info({ sha256 }, 'bytes that nothing refers to went to the trash')
  return true
}

/**
 * Does a write that refers to bytes in storage, and does it again when a removal of the same bytes is over. Throws
 * UNAVAILABLE when that removal took the bytes, or is still under way.
 */
export async function retryIfFileWasRemoved<T>(stored: Stored, write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write()
    } catch (error) {
      const sha256 = refusedBytes(error)
      if (!sha256) throw error
      await forgetIfOver(stored, sha256)
    }
  }
}

/** Forgets a removal after which the same bytes are there. Throws UNAVAILABLE where they are not. */
async function forgetIfOver(stored: Stored, sha256: string): Promise<void> {
  const { db, files } = stored
  const removal = await removalOf(db, sha256)
  if (!removal) return
  const isOver = removal.removedAt !== null || removal.isAbandoned
  const isThere = isOver && ((await files.has(sha256)) || (await bringBack(stored, sha256)))
  if (isThere) return forgetRemoval(db, sha256, removal.round)
  throw new DomainError(
    'UNAVAILABLE',
    'An equal file was being removed while this one arrived, so it could not be kept. Please send it again.',
  )
}
