import type { Context } from '../../context.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'

/** How long a view is kept in memory after it was made, in milliseconds; and the most bytes of all views together. */
const keptMs = 10 * 60_000
const mostBytes = 64e6

interface Kept {
  view: Promise<unknown>
  bytes: number
}

/** What was made of files for the screen, by sandbox: a process keeps it for a while, and nowhere but in its memory. */
const shelves = new WeakMap<Sandbox, Map<string, Kept>>()

/**
 * A view as it was made before, or as `make` makes it now; several who ask at once share one. `bytesOf` says how much room
 * it takes. The caller has checked that the person may see the work.
 */
export function keptView<View>(
  sandbox: Sandbox,
  key: string,
  make: () => Promise<View>,
  bytesOf: (view: View) => number,
): Promise<View> {
  const shelf = shelves.get(sandbox) ?? new Map<string, Kept>()
  shelves.set(sandbox, shelf)
  const known = shelf.get(key)
  if (known) return known.view as Promise<View>
  const kept: Kept = { view: make(), bytes: 0 }
  shelf.set(key, kept)
  const forget = () => {
    if (shelf.get(key) === kept) shelf.delete(key)
  }
  setTimeout(forget, keptMs).unref()
  kept.view.then((view) => {
    kept.bytes = bytesOf(view as View)
    makeRoom(shelf, kept)
  }, forget)
  return kept.view as Promise<View>
}

/** Lets go of the oldest views until all others fit beside the newest. */
function makeRoom(shelf: Map<string, Kept>, newest: Kept) {
  let bytes = [...shelf.values()].reduce((sum, one) => sum + one.bytes, 0)
  for (const [key, one] of shelf) {
    if (bytes <= mostBytes) return
    if (one === newest) continue
    shelf.delete(key)
    bytes -= one.bytes
  }
}

/** A page goes without a view that is late, or whose file cannot be had now: then this gives null. */
export async function inTime<View>(
  view: Promise<View | null>,
  patienceMs: number,
  log: Context['log'],
): Promise<View | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs)
  })
  try {
    return await Promise.race([view, late])
  } catch (error) {
    log.warn({ err: error }, 'a view of a file could not be made now')
    return null
  } finally {
    clearTimeout(timer)
  }
}
