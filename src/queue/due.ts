import { randomUUID } from 'node:crypto'
import { and, asc, eq, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Context } from '../context.ts'
import type { Database, Session, Transaction } from '../db/client.ts'
import type { webhookDeliveries } from '../db/schema/index.ts'
import { backoff, type Schedule } from '../domain/backoff.ts'

/**
 * The one engine for leased, retried work. A row is **due** from the time in its due column, which is null once it is
 * finished. Who **claims** it holds it alone until the lease ends, and only the holder can **finish** or **postpone**
 * it: a process that comes too late writes nothing. Work that is **overdue** was lost by the queue or by a process.
 */
export interface DueWork<T extends PgTable = PgTable> {
  table: T & Record<'id' | 'claim' | 'claimedUntil', AnyPgColumn>
  due: 'nextAttemptAt' | 'nextStepAt'
  /** How long a claim holds, in milliseconds: longer than the work may take. */
  leaseMs: number
  /** The worker whose jobs do this work, one row each; null where due rows are looked for in the table. */
  worker: string | null
  /** What else changes with a claim. */
  onClaim: Record<string, unknown>
}

/** The id of a claimed row, and the claim that it was taken with. */
export interface Claimed {
  id: string
  claim: string | null
}

interface Choice {
  where: SQL | undefined
  /** The present time; the database's own where it is absent. */
  now?: Date
  /** Asked once a due row is locked: whether it may be started now. */
  allowed?: (tx: Transaction) => Promise<boolean>
}

/** A delayed job may come this much early by another machine's clock, in milliseconds. */
const earlyMs = 250

/** Claims the row that has been due longest among those of `where`. Null when there is none, or it is not allowed. */
export function claim<T extends PgTable>(
  db: Database,
  work: DueWork<T>,
  { where, now, allowed = async () => true }: Choice,
): Promise<T['$inferSelect'] | null> {
  const { table, due } = columnsOf(work)
  const time = timeOf(now)
  const reached = now ? time : later(time, earlyMs)
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(where, lte(due, reached), or(isNull(table.claim), lte(table.claimedUntil, time))))
      .orderBy(asc(due))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!found || !(await allowed(tx))) return null
    const [claimed] = await tx
      .update(table)
      .set({ ...work.onClaim, claim: randomUUID(), claimedUntil: later(time, work.leaseMs) } as never)
      .where(eq(table.id, found.id))
      .returning()
    return claimed as T['$inferSelect']
  })
}

/** Claims the row of a job, if it is due and not held. */
export function claimById<T extends PgTable>(db: Database, work: DueWork<T>, id: string) {
  return claim(db, work, { where: eq(work.table.id, id) })
}

/** Ends a claim and writes `values`. False, and nothing is written, when another process holds the row by now. */
export async function finish(
  session: Session,
  work: DueWork,
  { id, claim }: Claimed,
  values: Record<string, unknown>,
): Promise<boolean> {
  const { table } = columnsOf(work)
  const ended = await session
    .update(table)
    .set({ ...values, claim: null, claimedUntil: null } as never)
    .where(and(eq(table.id, id), eq(table.claim, claim!)))
    .returning({ id: table.id })
  return ended.length > 0
}

/**
 * Ends a claim and makes the row due again after the wait of `schedule`, with a job of its own where the work has jobs. Returns `given_up`, and
 * writes nothing, when that was the last attempt; `lost` when another process holds the row by now.
 */
export async function postpone(
  { db, queue }: Pick<Context, 'db' | 'queue'>,
  work: DueWork,
  row: Claimed & { attempts: number },
  { schedule, askedMs = 0, values = {} }: { schedule: Schedule; askedMs?: number; values?: Record<string, unknown> },
): Promise<'postponed' | 'given_up' | 'lost'> {
  const wait = backoff(schedule, row.attempts, { askedMs })
  if (wait === null) return 'given_up'
  if (!(await finish(db, work, row, { ...values, [work.due]: later(timeOf(), wait) }))) return 'lost'
  if (work.worker) await queue.add([jobFor(work, row.id, row.attempts + 1, wait)])
  return 'postponed'
}

/** The ids of rows that have been due for `ageMs` and are not held: the queue lost their jobs, or a process died. */
export async function overdue(session: Session, work: DueWork, ageMs: number, limit = 500): Promise<string[]> {
  const { table, due } = columnsOf(work)
  const since = later(timeOf(), -ageMs)
  const rows = await session
    .select({ id: table.id })
    .from(table)
    .where(and(lt(due, since), or(isNull(table.claim), lt(table.claimedUntil, since))))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** One attempt at one row, as the queue holds it. The same attempt is the same job. */
export const jobFor = ({ worker }: DueWork, id: string, attempt: number, delayMs = 0) => ({
  id: `${worker}-${id}-${attempt}`,
  work: { worker: worker!, submissionId: null, eventId: id },
  ...(delayMs && { delayMs: Math.ceil(delayMs) }),
})

/** The tables differ, but not in the columns that are used here, so one of them stands for all. */
function columnsOf({ table, due }: DueWork) {
  const anyTable = table as unknown as typeof webhookDeliveries
  return { table: anyTable, due: (table as unknown as Record<string, AnyPgColumn>)[due]! }
}

/** The time of the statement and not of the clock within it, so that an index finds what is due and passes over what is not. */
const timeOf = (now?: Date): SQL => (now ? sql`${now.toISOString()}::timestamptz` : sql`statement_timestamp()`)
const later = (time: SQL, ms: number): SQL => sql`${time} + make_interval(secs => ${ms / 1000})`
