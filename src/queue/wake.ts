import type { Database } from '../db/client.ts'

/** How far apart the messages of one process are at least, in milliseconds. */
const interval = 100

const telling = new WeakMap<Database, { again: boolean }>()

/**
 * Tells the relay, after a commit, that the outbox holds work. Not within it: a notification makes every commit of the
 * database wait for the one before (docs/reference/performance.md#lessons, 9). The first is sent at once, those that follow it
 * closely share one, and one that is lost costs a second, because the relay also polls.
 */
export function wakeRelay(db: Database): void {
  const running = telling.get(db)
  if (running) {
    running.again = true
    return
  }
  const state = { again: false }
  telling.set(db, state)
  const tell = async () => {
    await db.$client.query(`select pg_notify('candour_outbox', '')`).catch(() => {})
    setTimeout(() => {
      telling.delete(db)
      if (state.again) wakeRelay(db)
    }, interval).unref()
  }
  tell()
}
