import type { Context } from '../../context.ts'
import { forgetRemovals, forgetUploads, unfinishedRemovals, unused } from '../../db/files/removed-bytes.ts'
import { removeUnreferencedFile } from './remove-unreferenced.ts'

const hour = 3_600_000
const day = 24 * hour

/** How long things are kept that nobody came back for, in milliseconds. */
const kept = { parts: hour, orphans: day, uploads: 30 * day, removals: 7 * day }

const batch = 500

/**
 * Takes away what nobody needs any more: halves of uploads, files that were kept for a hand-in that never came, and
 * bytes that no row refers to and that are older than a day (docs/reference/reliability.md#invariants, I2). Returns how many files went.
 */
export async function sweep(context: Context): Promise<number> {
  const { db, files, clock } = context
  const ago = (age: number) => new Date(clock().getTime() - age)
  await files.sweep(kept.parts)
  await forgetUploads(db, ago(kept.uploads))
  await forgetRemovals(db, ago(kept.removals))

  let gone = await removeAll(context, await unfinishedRemovals(db))
  let hashes: string[] = []
  for await (const sha256 of files.list(ago(kept.orphans))) {
    hashes.push(sha256)
    if (hashes.length < batch) continue
    gone += await removeAll(context, await unused(db, hashes))
    hashes = []
  }
  return gone + (await removeAll(context, await unused(db, hashes)))
}

async function removeAll(context: Context, hashes: string[]): Promise<number> {
  let gone = 0
  for (const sha256 of hashes) if (await removeUnreferencedFile(context, sha256)) gone++
  return gone
}
