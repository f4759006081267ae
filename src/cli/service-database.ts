import { reachedAt } from '../config/reached-at.ts'
import { readConfig } from '../config.ts'
import { type Database, openDatabase } from '../db/client.ts'
import { startEmbeddedPostgres } from '../db/embedded-postgres/start.ts'
import { postgresError } from '../db/refusal.ts'
import { DomainError } from '../domain/error.ts'
import { silent } from '../log.ts'

/** What a command about people works on. */
export interface ServiceDatabase {
  db: Database
  /** What links begin with. */
  baseUrl: string
}

/**
 * Gives a command the database at `url` or, without one, that of the configuration: as its owner where that login is
 * known, who may also add a further admin. Throws UNAVAILABLE where the database has no tables yet.
 */
export async function withServiceDatabase<Result>(
  url: string | undefined,
  use: (on: ServiceDatabase) => Promise<Result>,
): Promise<Result> {
  const config = readConfig()
  const home = await homeOf(url ?? config.migrateDatabaseUrl ?? config.databaseUrl, config.dataDir)
  const db = openDatabase(home.url, silent, 1)
  try {
    return await use({ db, baseUrl: reachedAt(config) })
  } catch (error) {
    if (postgresError(error).code !== '42P01') throw error
    throw new DomainError('UNAVAILABLE', 'This database has no tables yet. Run “npx candour migrate” first.')
  } finally {
    await db.$client.end()
    await home.stop()
  }
}

/** A database that has an address, or the embedded one of the data directory: used if it runs, started for the while if not. */
async function homeOf(url: string | null, dataDir: string) {
  if (url) return { url, async stop() {} }
  const { ownerUrl, stop } = await startEmbeddedPostgres({ dataDir })
  return { url: ownerUrl, stop }
}
