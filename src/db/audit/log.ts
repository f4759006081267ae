import pg from 'pg'
import type { LogEntry } from '../../domain/audit/replay.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { contentsOn } from './contents-log.ts'
import { oneByOne, type Reader, rowsThrough } from './cursor.ts'
import { looseEnds } from './loose-ends.ts'
import { receiptPairs } from './receipts-log.ts'

/** The audit log as one snapshot of the database, read in pages, so that its length does not matter. */
export async function openAuditLog(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: deadlines.databaseConnect.wholeMs })
  await client.connect()
  const log = await snapshot(client)
  return {
    ...log,
    async keys(): Promise<{ x: string }[]> {
      const { rows } = await client.query('select public_key as x from signing_keys')
      return rows
    },
    close: () => client.end(),
  }
}

/** The same on a connection of a pool that is open already; `close` gives it back. */
export async function borrowAuditLog(pool: pg.Pool) {
  const client = await pool.connect()
  const log = await snapshot(client)
  return {
    ...log,
    async close() {
      await client.query('rollback')
      client.release()
    },
  }
}

async function snapshot(client: pg.ClientBase) {
  await client.query('begin isolation level repeatable read read only')
  return auditOn(client)
}

/** The log and the records, as the transaction that is open on this connection sees them. Each part can be read once. */
export function auditOn(client: pg.ClientBase) {
  const reader = oneByOne(client)
  return {
    entries: entriesOf(reader),
    checkpoints: checkpointsOf(reader),
    looseEnds: () => looseEnds(reader),
    ...contentsOn(reader),
    receipts: () => receiptPairs(reader),
  }
}

async function* entriesOf(reader: Reader): AsyncGenerator<LogEntry> {
  // All of the log will be read, so the plan is to be the best for all of it.
  await reader.query('set local cursor_tuple_fraction = 1')
  const entries = rowsThrough(
    reader,
    'log_entries',
    `select leaf.position, event.id, event.type, event.submission_id, event.actor_id, event.actor_role, event.data, event.at, node.hash
     from audit_leaves leaf
     join audit_events event on event.id = leaf.event_id
     join audit_nodes node on node.level = 0 and node.index = leaf.position
     order by leaf.position`,
  )
  for await (const row of entries) {
    const { id, type, at, data, hash: storedLeaf } = row
    const [submissionId, actorId, actorRole] = [row.submission_id, row.actor_id, row.actor_role]
    yield {
      position: Number(row.position),
      event: { id, type, at, data, actorId, actorRole, submissionId },
      storedLeaf,
    }
  }
}

async function* checkpointsOf(reader: Reader): AsyncGenerator<string> {
  for await (const { note } of rowsThrough(
    reader,
    'log_checkpoints',
    'select note from audit_checkpoints order by size',
  )) {
    yield note
  }
}
