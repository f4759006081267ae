import type { Context } from '../../context.ts'
import { unused } from '../../db/files/removed-bytes.ts'
import { countOnce } from '../../db/files/storage-counts.ts'
import { bringBack } from './bring-back.ts'

/**
 * Deletes for good what has been in the trash since before then. Bytes that a row refers to are brought back instead, where
 * their place is empty.
 */
export async function emptyTrash(context: Context, before: Date): Promise<void> {
  const { db, files, log } = context
  for await (const { sha256, at } of files.trash()) {
    if (at >= before) continue
    const isUnused = (await unused(db, [sha256])).length > 0
    if (!isUnused && !(await files.has(sha256))) {
      await bringBack(context, sha256)
      continue
    }
    await files.purge(sha256)
    await countOnce(db, 'purged')
    log.info({ sha256 }, 'bytes in the trash were deleted for good')
  }
}
