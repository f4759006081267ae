import { bigint, bigserial, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '../../domain/screening/detector.ts'
import { bytes, databaseTime, id } from './columns.ts'

/** Everything that happened, in codes and ids. Append-only; a leaf of the audit tree each. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: id(),
    type: text('type').notNull(),
    submissionId: uuid('submission_id'),
    actorId: uuid('actor_id'),
    actorRole: text('actor_role'),
    data: jsonb('data').$type<Record<string, Json>>().notNull(),
    at: databaseTime('at'),
  },
  (table) => [index('trail_of_submission').on(table.submissionId, table.at)],
)

/**
 * A salt of 16 bytes for each content that an event holds a hash of, one after the other. Erasing a submission takes its
 * salts away, so that what the log says of erased content cannot be guessed.
 */
export const auditSalts = pgTable('audit_salts', {
  eventId: uuid('event_id').primaryKey(),
  submissionId: uuid('submission_id'),
  salts: bytes('salts').notNull(),
})

/** Events that no checkpoint covers yet; filled by trigger, emptied by the sealer. */
export const auditUnsealed = pgTable('audit_unsealed', { eventId: uuid('event_id').primaryKey() })

/** The place of each event in the tree. */
export const auditLeaves = pgTable('audit_leaves', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  eventId: uuid('event_id').notNull().unique(),
})

/** The complete nodes of the tree (RFC 6962): level 0 holds the leaves. */
export const auditNodes = pgTable(
  'audit_nodes',
  {
    level: integer('level').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    hash: bytes('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.index] })],
)

/** Signed statements of size and root (C2SP tlog-checkpoint). */
export const auditCheckpoints = pgTable('audit_checkpoints', {
  size: bigint('size', { mode: 'number' }).primaryKey(),
  root: text('root').notNull(),
  note: text('note').notNull(),
  at: databaseTime('at'),
})

/** What the background still has to be told. Deleted once the queue holds it. */
export const outbox = pgTable('outbox', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  eventId: uuid('event_id').notNull(),
  type: text('type').notNull(),
  submissionId: uuid('submission_id'),
})
