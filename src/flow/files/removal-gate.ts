import type { Context } from '../../context.ts'
import { knownStorage } from '../../db/files/storage-identity.ts'
import { unknownMarks } from '../../db/files/storage-runs.ts'
import { identityNote } from './join-storage.ts'
import { marksIn } from './marks.ts'

const day = 86_400_000

/**
 * Why nothing may be removed from the storage now, as a sentence for the operator, or null. A database that was restored from
 * a backup, or a copy of it that was pointed at the same storage, does not know of files that are students' work. It lacks
 * marks that other processes left in the storage (`marks.ts`), and that is how it is known here.
 */
export async function whyNotRemove({
  db,
  files,
  clock,
}: Pick<Context, 'db' | 'files' | 'clock'>): Promise<string | null> {
  const known = await knownStorage(db)
  if (!known || (await files.notes.read(identityNote)) !== known.storageId) {
    return 'The storage of files is not the one that this database belongs to. Nothing is removed from it.'
  }
  if ((await unknownMarks(db, await marksIn(files))).length) {
    return (
      'Processes that this database does not know of have worked on the storage: the database is older than the storage, as ' +
      'after a restore, or a copy of it is in use as well. Nothing is removed. Once this is the only database that works on ' +
      'the storage, run “npx candour storage adopt”.'
    )
  }
  if (known.adopted && clock().getTime() - known.at.getTime() < day) {
    return `The storage was adopted ${known.at.toISOString()}. Nothing is removed for a day after that.`
  }
  return null
}
