import type { Context } from '../../context.ts'
import {
  forgetRemovals,
  forgetUploads,
  removedLately,
  unfinishedRemovals,
  unused,
} from '../../db/files/removed-bytes.ts'
import { noteHeld } from '../../db/files/storage-counts.ts'
import { workedOnAt } from '../../db/files/storage-runs.ts'
import type { Kept } from '../../storage/storage.ts'
import { emptyTrash } from './empty-trash.ts'
import { forgetMarks } from './marks.ts'
import { whyNotRemove } from './removal-gate.ts'
import { removeUnreferencedFile } from './remove-unreferenced.ts'

const hour = 3_600_000
const day = 24 * hour

/** How long things are kept that were not asked for again, in milliseconds. */
const kept = { parts: hour, orphans: day, uploads: 30 * day, removals: 7 * day, marks: 7 * day }

const batch = 500
/** How many candidates one round looks at; the rest wait for the next. */
const most = 10_000

/**
 * Removes what is not needed any more: halves of uploads, files that were kept for a hand-in that never came, and
 * bytes that no row refers to and that are older than a day (docs/reference/reliability.md#removal). They go to the
 * trash, a share of all files a round at most, and not at all while `whyNotRemove` says so. Returns how many files went.
 */
export async function sweep(context: Context): Promise<number> {
  const { db, files, log } = context
  await files.sweep(kept.parts)
  const held = await whyNotRemove(context)
  await noteHeld(db, held !== null)
  if (held) {
    log.warn(held)
    return 0
  }
  await forgetUploads(db, ago(context, kept.uploads))
  await forgetRemovals(db, ago(context, kept.removals))
  await forgetMarks(context, ago(context, kept.marks))

  const gone = await removeAll(context, await unfinishedRemovals(db))
  const orphans = await removeAll(context, await removable(context))
  await emptyTrash(context, ago(context, context.config.trashDays * day))
  return gone + orphans
}

/** The files that may go in this round. */
async function removable(context: Context): Promise<string[]> {
  const { all, orphans, unexplained } = await orphansIn(context)
  const { config, db, log } = context
  const share = Math.ceil((all * config.sweepPercent) / 100)
  const allowed = Math.max(0, share - (await removedLately(db)))
  if (unexplained) {
    log.warn(
      { unexplained },
      'files that no row refers to were stored while this database knew of no process; they are left alone',
    )
  }
  if (orphans.length > allowed) {
    log.warn(
      { orphans: orphans.length, allowed, all },
      'more files than may go in one round are referred to by nothing',
    )
  }
  return orphans.slice(0, allowed)
}

/** Bytes that no row refers to, apart from those that may be work of which this database knows nothing. */
async function orphansIn(context: Context) {
  const found = { all: 0, orphans: [] as string[], unexplained: 0 }
  const before = ago(context, kept.orphans)
  for await (const page of pagesOf(context.files.list())) {
    found.all += page.length
    if (found.orphans.length >= most) continue
    const old = page.filter(({ at }) => at < before)
    const free = new Set(
      await unused(
        context.db,
        old.map(({ sha256 }) => sha256),
      ),
    )
    const candidates = old.filter(({ sha256 }) => free.has(sha256))
    const explained = await workedOnAt(
      context.db,
      candidates.map(({ at }) => at),
    )
    found.orphans.push(...candidates.filter((_, index) => explained[index]).map(({ sha256 }) => sha256))
    found.unexplained += explained.filter((known) => !known).length
  }
  return found
}

async function* pagesOf(files: AsyncIterable<Kept>): AsyncIterable<Kept[]> {
  let page: Kept[] = []
  for await (const file of files) {
    page.push(file)
    if (page.length < batch) continue
    yield page
    page = []
  }
  if (page.length) yield page
}

async function removeAll(context: Context, hashes: string[]): Promise<number> {
  let gone = 0
  for (const sha256 of hashes) if (await removeUnreferencedFile(context, sha256)) gone++
  return gone
}

const ago = ({ clock }: Context, age: number) => new Date(clock().getTime() - age)
