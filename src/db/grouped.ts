import { type Groups, inGroups } from '../domain/in-groups.ts'
import type { Database } from './client.ts'
import { concernsRows } from './refusal.ts'

/**
 * How many rows one statement takes, how long one that waits for a lock holds up those after it, and how long one waits for those
 * that are about to ask.
 */
const limits = { most: 64, holdMs: 250, gatherMs: 25 }

/** For each database, the groups of those who ask on it (`inGroups`). */
export function groupsOf<Item, Result>(
  run: (db: Database, items: Item[]) => Promise<Result[]>,
): (db: Database) => Groups<Item, Result> {
  const known = new WeakMap<Database, Groups<Item, Result>>()
  return (db) => {
    const groups = known.get(db) ?? inGroups((items: Item[]) => run(db, items), limits)
    known.set(db, groups)
    return groups
  }
}

/**
 * A statement that serves all who ask while the one before it is under way; a bad row among them is refused alone (`eachSettled`).
 * `run` gives a result for each item, in their order.
 */
export function grouped<Item, Result>(
  run: (db: Database, items: Item[]) => Promise<Result[]>,
): (db: Database, item: Item) => Promise<Result> {
  const groups = groupsOf((db, items: Item[]) => eachSettled((some) => run(db, some), items))
  return async (db, item) => resultOf(await groups(db).ask(item))
}

/**
 * Runs a statement for many items. What the database refuses because of its values is tried again in halves, so that a bad row is
 * refused alone and with its own error; a database that cannot be reached is asked once.
 */
export async function eachSettled<Item, Result>(
  run: (items: Item[]) => Promise<Result[]>,
  items: Item[],
): Promise<PromiseSettledResult<Result>[]> {
  try {
    const results = await run(items)
    return results.map((value) => ({ status: 'fulfilled', value }))
  } catch (reason) {
    if (items.length === 1 || !concernsRows(reason)) return items.map(() => ({ status: 'rejected', reason }))
    const half = items.length >> 1
    const earlier = await eachSettled(run, items.slice(0, half))
    return [...earlier, ...(await eachSettled(run, items.slice(half)))]
  }
}

/** What one of them came to. Throws its own error. */
export function resultOf<Result>(settled: PromiseSettledResult<Result>): Result {
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}
