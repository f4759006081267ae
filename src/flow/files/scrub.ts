import type { Context } from '../../context.ts'
import { bytesFrom } from '../../db/files/damage.ts'
import { intactPath } from './intact.ts'

const hour = 3_600_000

/**
 * Reads stored work again and says what a disk has changed or lost (docs/reference/reliability.md#damaged-bytes): each hour the hashes that
 * begin with another byte, so that all of it is read once in eleven days. Returns how much was not whole.
 */
export async function scrub(context: Context): Promise<number> {
  const start = (Math.floor(context.clock().getTime() / hour) % 256).toString(16).padStart(2, '0')
  let damaged = 0
  for (const sha256 of await bytesFrom(context.db, start)) {
    const found = await intactPath(context, sha256)
    if (found) await found.done()
    else damaged += 1
  }
  return damaged
}
