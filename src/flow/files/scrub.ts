import type { Context } from '../../context.ts'
import { bytesFrom } from '../../db/files/damage.ts'
import { troubleIn } from '../../storage/trouble.ts'
import { intactPath } from './intact.ts'

const hour = 3_600_000

/**
 * Reads stored work again and says what a disk has changed (docs/reference/reliability.md#damaged-bytes): each hour the
 * hashes that begin with another byte, so that all of it is read once in eleven days. Returns how much was damaged, and how
 * much could not be had.
 */
export async function scrub(context: Context): Promise<{ damaged: number; missing: number }> {
  const start = (Math.floor(context.clock().getTime() / hour) % 256).toString(16).padStart(2, '0')
  const found = { whole: 0, damaged: 0, missing: 0 }
  for (const sha256 of await bytesFrom(context.db, start)) found[await stateOf(context, sha256)] += 1
  const { damaged, missing } = found
  if (missing)
    context.log.error({ missing, start }, 'files of submissions cannot be found in the storage, or it does not answer')
  return { damaged, missing }
}

async function stateOf(context: Context, sha256: string): Promise<'whole' | 'damaged' | 'missing'> {
  try {
    const found = await intactPath(context, sha256)
    await found?.done()
    return found ? 'whole' : 'damaged'
  } catch (error) {
    if (!troubleIn(error)) throw error
    return 'missing'
  }
}
