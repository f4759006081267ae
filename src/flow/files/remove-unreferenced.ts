import type { Context } from '../../context.ts'
import { beginRemoval, endRemoval, forgetRemoval, refusedBytes, removalOf } from '../../db/files/removed-bytes.ts'
import { DomainError } from '../../domain/error.ts'

type Held = Pick<Context, 'db' | 'files'>

/** A removal that could not act for this long, in milliseconds, is left to somebody else; well within the lease. */
const patience = 60_000

/**
 * Removes bytes that nothing refers to, and never ones that somebody is just handing in. Returns whether they went.
 *
 * The danger: bytes are stored under their hash, and put there before the row that refers to them is written. Whoever
 * looks for rows, finds none and removes the bytes may do so between the two, and acknowledged work would have lost its
 * file. Storage cannot be asked to remove “only if unused”, least of all S3; the database, which every process shares,
 * can be asked to let one of the two go first:
 *
 * 1. A removal takes the lock of its hash alone, sees that no row refers to it, and commits a row in `removed_bytes`.
 * 2. Only then the bytes go, and only after they are gone the row is marked as done.
 * 3. Every row that refers to bytes takes the same lock, shared, and is refused while `removed_bytes` holds its hash (a
 *    trigger, `refuse_removed_bytes`, inside the one statement of an acceptance; it costs that statement no further round trip).
 *
 * So a reference is either committed before 1, which then sees it, or it comes after 1 and is refused, wherever in
 * between its bytes were put. A refused writer (`holding`) looks again: bytes that are there *after* the removal was done
 * were put there since, whoever did it, and have the right content, because their name is their hash. Then that removal
 * is forgotten, by its round, so that a later one stays in force, and the write is tried again. Otherwise the sender
 * is asked to send the file again, and has been acknowledged nothing.
 *
 * A crash after 1 leaves uploads of these very bytes refused until the sweep finishes the removal, which it may once the
 * lease has run out. For that to be safe, a process that was asleep between 1 and 2 for longer than `patience` removes
 * nothing. A crash before 1, or after a submission was erased, leaves bytes to the sweep. What is left is a process that
 * is stopped for nine minutes exactly between that look at its watch and the system call after it.
 */
export async function removeUnreferencedFile({ db, files }: Held, sha256: string): Promise<boolean> {
  const begun = performance.now()
  const round = await beginRemoval(db, sha256)
  if (!round || performance.now() - begun > patience) return false
  await files.remove(sha256)
  await endRemoval(db, sha256, round)
  return true
}

/**
 * Does a write that refers to bytes in storage, again where a removal of the same bytes is found to be over. Throws
 * UNAVAILABLE when the bytes went with it, or are just going.
 */
export async function holding<T>(held: Held, write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write()
    } catch (error) {
      const sha256 = refusedBytes(error)
      if (!sha256) throw error
      await lookAgain(held, sha256)
    }
  }
}

async function lookAgain({ db, files }: Held, sha256: string): Promise<void> {
  const removal = await removalOf(db, sha256)
  if (!removal) return
  if (removal.removedAt && (await files.has(sha256))) return forgetRemoval(db, sha256, removal.round)
  throw new DomainError(
    'UNAVAILABLE',
    'An equal file was being removed while this one arrived, so it could not be kept. Please send it again.',
  )
}
