import type { Context } from '../../context.ts'
import { countOnce } from '../../db/files/storage-counts.ts'

/** Brings bytes that are needed back from the trash. False where the trash does not have them. */
export async function bringBack(
  { db, files, log }: Pick<Context, 'db' | 'files' | 'log'>,
  sha256: string,
): Promise<boolean> {
  if (!(await files.bringBack(sha256))) return false
  await countOnce(db, 'brought_back')
  log.warn({ sha256 }, 'bytes that are needed were in the trash, and are back in their place')
  return true
}
