import { AsyncLocalStorage } from 'node:async_hooks'
import { and, eq, sql } from 'drizzle-orm'
import type { Database, Session } from '../client.ts'
import { externalAssignments, externalSubmissions } from '../schema/index.ts'

export async function assessmentOfAssignment(session: Session, integrationId: string, externalId: string) {
  const [found] = await session
    .select()
    .from(externalAssignments)
    .where(and(eq(externalAssignments.integrationId, integrationId), eq(externalAssignments.externalId, externalId)))
  return found ?? null
}

/** How far an outside piece of work was followed, or null. */
export async function followed(session: Session, integrationId: string, externalId: string) {
  const [found] = await session
    .select()
    .from(externalSubmissions)
    .where(and(eq(externalSubmissions.integrationId, integrationId), eq(externalSubmissions.externalId, externalId)))
  return found ?? null
}

/** Remembers how far it was followed now. */
export async function follow(
  session: Session,
  row: { integrationId: string; externalId: string; submissionId: string | null; occurredAt: Date },
): Promise<void> {
  const { submissionId, occurredAt } = row
  await session
    .insert(externalSubmissions)
    .values(row)
    .onConflictDoUpdate({
      target: [externalSubmissions.integrationId, externalSubmissions.externalId],
      set: { occurredAt, ...(submissionId && { submissionId }) },
    })
}

/**
 * Runs one piece of work at a time under a name, across all processes; `run` uses connections of its own, and may wait for
 * another name within. So many are under way in a process that the last connection is always free for one of them.
 */
export function oneAtATime<T>(db: Database, name: string, run: () => Promise<T>): Promise<T> {
  const locked = () =>
    db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 6))`)
      return run()
    })
  return withinAnother.getStore() ? locked() : turnsOf(db).take(() => withinAnother.run(true, locked))
}

const withinAnother = new AsyncLocalStorage<boolean>()
const turns = new WeakMap<Database, Turns>()

/** One that runs holds a connection, another for a name within, and needs a third one now and then. */
function turnsOf(db: Database): Turns {
  const known = turns.get(db) ?? new Turns(Math.max(1, Math.floor((db.$client.options.max - 1) / 2)))
  turns.set(db, known)
  return known
}

/** Lets so many run at once; the others wait in the order in which they came. */
class Turns {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  async take<T>(run: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await run()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
