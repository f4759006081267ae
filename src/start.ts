import type { Config } from './config.ts'
import { type Context, createContext } from './context.ts'
import { startEmbeddedPostgres } from './db/embedded-postgres/start.ts'
import type { DatabaseUrls } from './db/prepare.ts'
import { connectionsOf, type ProcessKind, sumOf } from './domain/operations/connections.ts'
import { withSetting } from './domain/operations/setting-problem.ts'
import { joinStorage } from './flow/files/join-storage.ts'
import { startMarks } from './flow/files/marks.ts'
import type { Logger } from './log.ts'
import { dataFolder, placeOfFiles } from './storage/open.ts'

/** Something that was started and can be stopped. */
interface Part {
  stop(): Promise<void>
}

export interface Service {
  context: Context
  /** Starts one more part on the context. If it cannot start, everything that was started is stopped, and it throws. */
  add<T extends Part>(start: (context: Context, databaseUrl: string) => Promise<T>): Promise<T>
  /** Stops all parts, the last one first, and then the context. */
  stop(): Promise<void>
}

interface StartOptions {
  /** What the process does; it decides how many connections it opens. */
  kind?: ProcessKind
  /** For a command that joins storage and database. */
  anyStorage?: boolean
  /** Called when the embedded Postgres ends although this process has not stopped it. */
  databaseDied?: (error: Error) => void
}

const ignored = () => {}

/**
 * Opens what every process works on: Postgres, unless the configuration names one, and the context. Throws UNAVAILABLE
 * where the storage of files is not the database's own; a command that repairs that asks for `anyStorage`.
 */
export async function start(
  config: Config,
  log: Logger,
  { kind = 'both', anyStorage = false, databaseDied = ignored }: StartOptions = {},
): Promise<Service> {
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of started.splice(0).reverse())
      await end().catch((err) => log.error({ err }, 'a part did not stop cleanly'))
  }
  const orStop = async <T>(part: Promise<T>): Promise<T> => {
    try {
      return await part
    } catch (error) {
      await stop()
      throw error
    }
  }

  const { databaseUrl, migrateDatabaseUrl } = config
  const database = databaseUrl
    ? { service: databaseUrl, migrate: migrateDatabaseUrl }
    : await embedded(config, log, started, databaseDied)
  const connections = connectionsOf(kind, config)
  log.info({ ...connections, sum: sumOf(connections) }, 'connections to Postgres that this process opens at most')
  const context = await orStop(createContext(config, database, log, connections))
  started.push(() => context.close())
  if (!anyStorage) {
    await orStop(withSetting(placeOfFiles(config), joinStorage(context)))
    const marks = await orStop(startMarks(context))
    started.push(() => marks.stop())
  }
  return {
    context,
    async add(startPart) {
      const part = await orStop(startPart(context, database.service))
      started.push(() => part.stop())
      return part
    },
    stop,
  }
}

async function embedded(
  { dataDir }: Config,
  log: Logger,
  started: (() => Promise<void>)[],
  died: (error: Error) => void,
): Promise<DatabaseUrls> {
  const starting = startEmbeddedPostgres({ dataDir, log: (line) => log.info(line), died })
  const postgres = await withSetting(dataFolder, starting)
  started.push(() => postgres.stop())
  return { service: postgres.url, migrate: postgres.ownerUrl }
}
