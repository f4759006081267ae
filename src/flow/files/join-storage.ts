import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { knownStorage, knowStorage, lockJoining, refersToFiles } from '../../db/files/storage-identity.ts'
import { acknowledgeMarks } from '../../db/files/storage-runs.ts'
import { DomainError } from '../../domain/error.ts'
import { meet } from '../../domain/files/storage-identity.ts'
import type { Storage } from '../../storage/storage.ts'
import { record } from '../record.ts'
import { marksIn } from './marks.ts'

type Held = Pick<Context, 'db' | 'files'>

/** The note in which a storage says what it is called. */
export const identityNote = 'identity'

/**
 * Makes sure that database and storage belong together, at the start of every process. Where both are empty they are
 * joined. Throws UNAVAILABLE, and changes nothing, where they do not know each other.
 */
export async function joinStorage({ db, files }: Held): Promise<void> {
  await db.transaction(async (tx) => {
    await lockJoining(tx)
    const [storage, known] = [await files.notes.read(identityNote), await knownStorage(tx)]
    const database = known?.storageId ?? null
    const bothEmpty = database === null && !(await refersToFiles(tx)) && (await isEmpty(files))
    const verdict = meet({ storage, database, bothEmpty })
    if (verdict.outcome === 'refused') throw new DomainError('UNAVAILABLE', verdict.reason)
    if (verdict.outcome === 'join') await join(tx, files, storage)
  })
  await files.prepare()
}

/**
 * Joins this storage and this database whatever they know of each other: the operator says that it is meant, after a
 * restore or a move. Nothing is removed for a day from now on. Returns what the storage is called.
 */
export async function adoptStorage({ db, files }: Held): Promise<string> {
  return db.transaction(async (tx) => {
    await lockJoining(tx)
    await acknowledgeMarks(tx, await marksIn(files))
    const storage = await join(tx, files, await files.notes.read(identityNote))
    await record(tx, { type: 'storage.adopted', who: null, data: { storage } })
    return storage
  })
}

/** The note first: a crash after it leaves an empty storage with a name, which an empty database may still take. */
async function join(tx: Session, files: Storage, name: string | null): Promise<string> {
  const storageId = name ?? randomUUID()
  await files.prepare()
  if (!name) await files.notes.write(identityNote, storageId)
  await knowStorage(tx, storageId)
  return storageId
}

async function isEmpty(files: Storage): Promise<boolean> {
  for await (const _ of files.list()) return false
  return true
}
