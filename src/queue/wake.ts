import type { Database } from '../db/client.ts'

const telling = new WeakMap<Database, { again: boolean }>()

/**
 * Tells the relay, after a commit, that the outbox holds work. Not within it: a notification makes every commit of the
 * database wait for the one before (docs/reference/performance.md#lessons, 9). Many calls at once share one message, and one that is
 * lost costs a second, because the relay also polls.
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
    do {
      state.again = false
      await db.$client.query(`select pg_notify('candour_outbox', '')`).catch(() => {})
    } while (state.again)
    telling.delete(db)
  }
  tell()
}
