import pg from 'pg'
import type { AuditEvent } from '../../domain/audit/entry.ts'
import { contentsOn } from './contents-log.ts'
import { looseEnds } from './loose-ends.ts'
import { receiptPairs } from './receipts-log.ts'

const page = 5_000

/** The audit log as one snapshot of the database, read in pages, so that its length does not matter. */
export async function openAuditLog(url: string) {
  const client = new pg.Client({ connectionString: url })
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

/** The log and the records, as the transaction that is open on this connection sees them. */
export function auditOn(client: pg.ClientBase) {
  return {
    entries: entriesOf(client),
    checkpoints: checkpointsOf(client),
    looseEnds: () => looseEnds(client),
    ...contentsOn(client),
    receipts: () => receiptPairs(client),
  }
}

async function* entriesOf(
  client: pg.ClientBase,
): AsyncGenerator<{ position: number; event: AuditEvent; storedLeaf: Buffer }> {
  for (let after = -1; ; ) {
    const { rows } = await client.query(
      `select leaf.position, event.id, event.type, event.submission_id, event.actor_id, event.actor_role, event.data, event.at, node.hash
       from audit_leaves leaf
       join audit_events event on event.id = leaf.event_id
       join audit_nodes node on node.level = 0 and node.index = leaf.position
       where leaf.position > $1 order by leaf.position limit $2`,
      [after, page],
    )
    for (const row of rows) {
      const { id, type, at, data, hash: storedLeaf } = row
      const event = {
        id,
        type,
        at,
        data,
        actorId: row.actor_id,
        actorRole: row.actor_role,
        submissionId: row.submission_id,
      }
      yield { position: Number(row.position), event, storedLeaf }
    }
    if (rows.length < page) return
    after = Number(rows.at(-1).position)
  }
}

async function* checkpointsOf(client: pg.ClientBase): AsyncGenerator<string> {
  for (let after = -1; ; ) {
    const { rows } = await client.query(
      'select size, note from audit_checkpoints where size > $1 order by size limit $2',
      [after, page],
    )
    for (const { note } of rows) yield note
    if (rows.length < page) return
    after = Number(rows.at(-1).size)
  }
}
