import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newestCheckpoint } from '../../db/audit/checkpoints.ts'
import type { Transaction } from '../../db/client.ts'
import { auditCheckpoints, auditEvents, auditLeaves, auditNodes, auditUnsealed } from '../../db/schema/index.ts'
import { signCheckpoint } from '../../domain/audit/checkpoint.ts'
import { entryBytes } from '../../domain/audit/entry.ts'
import { append, emptyFrontier, type Frontier, frontierAt, rootOf } from '../../domain/audit/frontier.ts'
import { leafHash } from '../../domain/audit/hash.ts'

/** One sealer at a time. */
const sealerLock = 0x7365616c
const mostAtOnce = 5_000

/** The name under which checkpoints are signed (C2SP tlog-checkpoint, first line). */
export const origin = 'candour/audit'

/**
 * Gives every event that no checkpoint covers its place in the tree and signs the new root. Outside the transactions
 * that made the events, so that no upload waits for another. Returns how many were sealed.
 */
export async function seal({ db, signingKey }: Context): Promise<number> {
  return db.transaction(async (tx) => {
    const lock = await tx.execute(sql`select pg_try_advisory_xact_lock(${sealerLock}) as held`)
    if (!lock.rows[0]!.held) return 0
    const unsealed = await tx.select({ eventId: auditUnsealed.eventId }).from(auditUnsealed).limit(mostAtOnce)
    if (!unsealed.length) return 0
    const ids = unsealed.map(({ eventId }) => eventId)
    const events = await tx
      .select()
      .from(auditEvents)
      .where(inArray(auditEvents.id, ids))
      .orderBy(asc(auditEvents.at), asc(auditEvents.id))

    const before = await frontierOf(tx)
    const { frontier, nodes } = append(
      before,
      events.map((event) => leafHash(entryBytes(event))),
    )
    const root = rootOf(frontier)

    await tx.insert(auditLeaves).values(events.map(({ id }, index) => ({ position: before.size + index, eventId: id })))
    for (let start = 0; start < nodes.length; start += 5_000)
      await tx.insert(auditNodes).values(nodes.slice(start, start + 5_000))
    await tx.insert(auditCheckpoints).values({
      size: frontier.size,
      root: root.toString('base64'),
      note: signCheckpoint({ origin, size: frontier.size, root }, signingKey),
    })
    await tx.delete(auditUnsealed).where(inArray(auditUnsealed.eventId, ids))
    return events.length
  })
}

/** The tree as the last checkpoint left it: its peaks are the complete nodes that the bits of its size name. */
async function frontierOf(tx: Transaction): Promise<Frontier> {
  const size = (await newestCheckpoint(tx))?.size ?? 0
  if (!size) return emptyFrontier
  const levels = [...Array(48).keys()].filter((level) => Math.floor(size / 2 ** level) % 2 === 1)
  const peaks = await tx
    .select()
    .from(auditNodes)
    .where(
      or(
        ...levels.map((level) =>
          and(eq(auditNodes.level, level), eq(auditNodes.index, Math.floor(size / 2 ** level) - 1)),
        ),
      ),
    )
  return frontierAt(size, (level, index) => peaks.find((peak) => peak.level === level && peak.index === index)!.hash)
}
