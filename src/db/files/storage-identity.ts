import { desc, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { newId } from '../id.ts'
import { storageIdentities } from '../schema/index.ts'

/** Held while a storage and this database are joined, so that processes that start together do not join two. */
const joinLock = 0x66696c65

/** Waits until no other process joins a storage to this database, and keeps others out until the end of the transaction. */
export async function lockJoining(session: Session): Promise<void> {
  await session.execute(sql`select pg_advisory_xact_lock(${joinLock})`)
}

/** The storage that belongs to this database, since when, and whether another one did before or it was adopted anew. */
export async function knownStorage(session: Session) {
  const rows = await session
    .select()
    .from(storageIdentities)
    .orderBy(desc(storageIdentities.at), desc(storageIdentities.id))
    .limit(2)
  const [latest] = rows
  return latest ? { storageId: latest.storageId, at: latest.at, adopted: rows.length > 1 } : null
}

/** From now on this storage belongs to the database. */
export async function knowStorage(session: Session, storageId: string): Promise<void> {
  await session.insert(storageIdentities).values({ id: newId(), storageId })
}

/** Whether any row refers to a stored file. */
export async function refersToFiles(session: Session): Promise<boolean> {
  const { rows } = await session.execute(sql`
    select exists (select from files) or exists (select from uploads) or exists (select from attachments) as found`)
  return rows[0]!.found as boolean
}
