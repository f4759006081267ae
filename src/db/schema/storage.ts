import { bigint, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { StorageTrouble } from '../../domain/files/storage-trouble.ts'
import { databaseTime, id, time } from './columns.ts'
import { submissions } from './submissions.ts'

/** The storage of files that belongs to this database; the latest row counts. A later one is an adoption. */
export const storageIdentities = pgTable('storage_identities', {
  id: id(),
  /** What the storage calls itself. */
  storageId: uuid('storage_id').notNull(),
  at: databaseTime('at'),
})

/**
 * The processes that have worked on this database and its storage. Each leaves the same mark here and in the storage, so
 * that a database that is older than the storage, or a copy of another, is noticed (src/flow/files/removal-gate.ts).
 */
export const storageRuns = pgTable('storage_runs', {
  id: id(),
  /** How many marks it has left. */
  marks: integer('marks').notNull(),
  beganAt: databaseTime('began_at'),
  seenAt: databaseTime('seen_at'),
})

/** The workers that run, by what they say every few seconds. Without one that was heard of, the service is not ready. */
export const workerBeats = pgTable('worker_beats', {
  id: id(),
  startedAt: databaseTime('started_at'),
  lastAt: databaseTime('last_at'),
})

/**
 * Bytes that were, or are just being, removed from storage. While there is a row, the database refuses every new row
 * that would refer to them; see `src/flow/files/remove-unreferenced.ts`.
 */
export const removedBytes = pgTable('removed_bytes', {
  sha256: text('sha256').primaryKey(),
  /** Which removal this is, so that a late word about an earlier one changes nothing. */
  round: uuid('round').notNull(),
  begunAt: databaseTime('begun_at'),
  /** Null while it is under way, or when the process that began it has ended. */
  removedAt: time('removed_at'),
})

/** How often something was done to the storage, for metrics. */
export const storageCounts = pgTable('storage_counts', {
  kind: text('kind').$type<'removed' | 'purged' | 'brought_back' | 'held'>().primaryKey(),
  count: bigint('count', { mode: 'number' }).notNull(),
})

/** Work whose file could not be had from the storage: it waits where it is and is looked for again. */
export const storageWaits = pgTable('storage_waits', {
  submissionId: uuid('submission_id')
    .primaryKey()
    .references(() => submissions.id),
  trouble: text('trouble').$type<StorageTrouble>().notNull(),
  since: databaseTime('since'),
  attempts: integer('attempts').notNull(),
  nextAttemptAt: time('next_attempt_at').notNull(),
})
