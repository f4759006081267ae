import type { Logger } from '../src/log.ts'
import { loop } from './loop.ts'

/** Work that is looked for in the database: what takes a piece, and what does it. */
interface DueLoop<Piece> {
  name: string
  /** How many pieces are done at once. */
  atOnce: number
  /** How long there is no looking after one look found none, in milliseconds. */
  restMs: number
  take(): Promise<Piece | null>
  run(piece: Piece): Promise<void>
  log: Logger
}

/** Takes one due piece after the other, and so many at once as allowed; each that ends makes room for the next. */
export function dueLoop<Piece>({ name, atOnce, restMs, take, run, log }: DueLoop<Piece>): { stop(): Promise<void> } {
  const underWay = new Set<Promise<void>>()
  let stopping = false

  const looking = loop(name, restMs, takeOne, log)

  async function takeOne() {
    if (stopping || underWay.size >= atOnce) return 0
    const piece = await take()
    if (!piece) return 0
    const done = run(piece)
      .catch((err) => log.warn({ loop: name, err }, 'a piece of background work broke off'))
      .finally(() => {
        underWay.delete(done)
        looking.wake()
      })
    underWay.add(done)
    return 1
  }

  return {
    async stop() {
      stopping = true
      await looking.stop()
      await Promise.all(underWay)
    },
  }
}
