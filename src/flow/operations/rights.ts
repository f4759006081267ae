import type { Context } from '../../context.ts'
import type { Database } from '../../db/client.ts'
import { migrateDatabase } from '../../db/migrate.ts'
import { missingRights } from '../../db/operations/rights.ts'
import { loginOf } from '../../db/prepare.ts'

/** How long an answer is believed, in milliseconds: the question goes through the whole catalogue. */
const believedMs = 30_000

const lastAnswers = new WeakMap<Database, { at: number; missing: string[] }>()

/**
 * The rights that the service's login lacks, which a restore or an administrator may have taken while the service runs.
 * A process that knows the owner's address gives them back at once.
 */
export async function rightsNow(context: Context): Promise<string[]> {
  const last = lastAnswers.get(context.db)
  if (last && last.missing.length === 0 && performance.now() - last.at < believedMs) return last.missing
  const found = await missingRights(context.db)
  const missing = found.length && (await giveBack(context, found)) ? await missingRights(context.db) : found
  lastAnswers.set(context.db, { at: performance.now(), missing })
  return missing
}

async function giveBack({ config, log }: Context, missing: string[]): Promise<boolean> {
  const { databaseUrl, migrateDatabaseUrl } = config
  if (!databaseUrl || !migrateDatabaseUrl) return false
  try {
    await migrateDatabase(migrateDatabaseUrl, loginOf(databaseUrl))
    log.warn({ rights: missing.length }, 'rights of the service were lost and were given back')
    return true
  } catch (err) {
    log.error({ err }, 'rights of the service were lost and could not be given back')
    return false
  }
}
