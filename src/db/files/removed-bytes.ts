import { and, count, eq, gte, isNull, lt, notExists, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { newId } from '../id.ts'
import { postgresError } from '../refusal.ts'
import { drafts, formDrafts, removedBytes, uploads } from '../schema/index.ts'

/** After this long, a process that began a removal and did not end it counts as ended. */
const lease = sql`interval '10 minutes'`

/**
 * Says that these bytes are being removed, unless a row refers to them or another process is removing them: then null. The
 * lock waits for every row that is just being written and refers to them, so that none is overlooked.
 */
export function beginRemoval(db: Database, sha256: string): Promise<string | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(bytes_lock(${sha256}))`)
    const { rows } = await tx.execute(sql`
      insert into removed_bytes (sha256, round) select ${sha256}, ${newId()}::uuid where not bytes_in_use(${sha256})
      on conflict (sha256) do update set round = excluded.round, begun_at = excluded.begun_at, removed_at = null
        where removed_bytes.removed_at is not null or removed_bytes.begun_at < clock_timestamp() - ${lease}
      returning round`)
    return (rows[0]?.round as string | undefined) ?? null
  })
}

/** Says that the bytes are gone, if this is still the removal that counts. */
export async function endRemoval(db: Database, sha256: string, round: string): Promise<void> {
  await db
    .update(removedBytes)
    .set({ removedAt: sql`clock_timestamp()` })
    .where(and(eq(removedBytes.sha256, sha256), eq(removedBytes.round, round)))
}

/** The latest removal of these bytes, and whether its beginner is gone; null where there is none. */
export async function removalOf(db: Database, sha256: string) {
  const isAbandoned = sql<boolean>`${removedBytes.begunAt} < clock_timestamp() - ${lease}`
  const [found] = await db
    .select({ round: removedBytes.round, removedAt: removedBytes.removedAt, isAbandoned })
    .from(removedBytes)
    .where(eq(removedBytes.sha256, sha256))
  return found ?? null
}

/** Forgets a removal, if it is still the latest of these bytes. */
export async function forgetRemoval(db: Database, sha256: string, round: string): Promise<void> {
  await db.delete(removedBytes).where(and(eq(removedBytes.sha256, sha256), eq(removedBytes.round, round)))
}

/** Forgets removals from before then. What was sent before them and is still to be accepted has given up by now. */
export async function forgetRemovals(db: Database, before: Date): Promise<void> {
  await db.delete(removedBytes).where(lt(removedBytes.removedAt, before))
}

/** Removals whose beginner is gone. */
export async function unfinishedRemovals(db: Database): Promise<string[]> {
  const rows = await db
    .select({ sha256: removedBytes.sha256 })
    .from(removedBytes)
    .where(and(isNull(removedBytes.removedAt), sql`${removedBytes.begunAt} < clock_timestamp() - ${lease}`))
  return rows.map(({ sha256 }) => sha256)
}

/** How many removals were begun in the last hour, by any process. */
export async function removedLately(db: Database): Promise<number> {
  const lately = sql`clock_timestamp() - interval '1 hour'`
  const [found] = await db.select({ removals: count() }).from(removedBytes).where(gte(removedBytes.begunAt, lately))
  return found!.removals
}

/** Which of these bytes no row refers to. */
export async function unused(db: Database, hashes: string[]): Promise<string[]> {
  const { rows } = await db.execute(sql`
    select sha256 from unnest(${sql.param(hashes)}::text[]) as sha256 where not bytes_in_use(sha256)`)
  return rows.map(({ sha256 }) => sha256 as string)
}

/** Forgets uploads from before then, unless their draft was changed since. */
export async function forgetUploads(db: Database, before: Date): Promise<void> {
  const draft = db
    .select({ one: sql`1` })
    .from(drafts)
    .leftJoin(formDrafts, and(eq(formDrafts.accountId, drafts.accountId), eq(formDrafts.subject, drafts.assessmentId)))
    .where(
      and(
        eq(drafts.uploadId, uploads.id),
        sql`greatest(${drafts.savedAt}, ${formDrafts.savedAt}) >= ${before.toISOString()}`,
      ),
    )
  await db.delete(uploads).where(and(lt(uploads.at, before), notExists(draft)))
}

/** The bytes because of which the database refused a row, or null when it was something else. */
export function refusedBytes(error: unknown): string | null {
  const { constraint, detail } = postgresError(error)
  return constraint === 'bytes_were_removed' ? detail! : null
}
