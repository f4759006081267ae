import { type AuditEvent, entryBytes } from './entry.ts'
import { append, emptyFrontier, type Frontier } from './frontier.ts'
import { leafHash } from './hash.ts'

/** A sealed entry as the database holds it. Positions count from 0; `storedLeaf` is the leaf hash kept beside the event. */
export interface LogEntry {
  position: number
  event: AuditEvent
  storedLeaf: Uint8Array
}

/** A log as far as it was read. The frontier is null after a hole, because what stood there is unknown. */
export interface LogState {
  size: number
  frontier: Frontier | null
}

/**
 * Every state a log went through, from the empty one on. Entries that are missing, out of place or changed are told to
 * `report`; the tree is built from the stored leaves, so that one changed entry does not hide the next.
 */
export async function* replay(
  entries: AsyncIterable<LogEntry> | Iterable<LogEntry>,
  report: (position: number, sentence: string) => void,
): AsyncGenerator<LogState> {
  let size = 0
  let frontier: Frontier | null = emptyFrontier
  yield { size, frontier }

  for await (const { position, event, storedLeaf } of entries) {
    if (position < size) {
      report(position, `Entry ${position} is there more than once, or out of its place.`)
      continue
    }
    if (position > size) {
      report(size, `${span(size, position)} missing.`)
      frontier = null
    }
    if (!leafOf(event)?.equals(storedLeaf)) {
      report(position, `Entry ${position} is not what was recorded: its leaf hash is another.`)
    }
    if (frontier) frontier = append(frontier, [Buffer.from(storedLeaf)]).frontier
    size = position + 1
    yield { size, frontier }
  }
}

/** The entries `start` to before `end`, as the beginning of a sentence. */
export function span(start: number, end: number): string {
  return end - start === 1 ? `Entry ${start} is` : `Entries ${start} to ${end - 1} are`
}

/** Null for an event that could never have been recorded. */
export function leafOf(event: AuditEvent) {
  try {
    return leafHash(entryBytes(event))
  } catch {
    return null
  }
}
