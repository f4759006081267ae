import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './db/client.ts'
import { type DatabaseUrls, prepareDatabase } from './db/prepare.ts'
import { provider, signingKeys } from './db/schema/index.ts'
import { detectors } from './detectors/index.ts'
import { DomainError } from './domain/error.ts'
import { type Connections, connectionsOf } from './domain/operations/connections.ts'
import { withSetting } from './domain/operations/setting-problem.ts'
import type { Language } from './domain/people/language.ts'
import type { Detector } from './domain/screening/detector.ts'
import { missingWalls, refuseMissingWalls } from './domain/screening/walls.ts'
import { exportSigningKey, generateSigningKey, importSigningKey, type SigningKey } from './domain/signing/signing.ts'
import { readOwnSentences } from './language/own-sentences.ts'
import { createWords, type Words } from './language/words.ts'
import type { Logger } from './log.ts'
import { type Mailer, smtpMailer } from './mail/smtp.ts'
import { guardedFetch } from './outside/fetch.ts'
import { postgresQueue, redisQueue } from './queue/backends.ts'
import type { WorkQueue } from './queue/queue.ts'
import { createSandbox, type Sandbox } from './sandbox/sandbox.ts'
import { dataFolder, openStorage, placeOfFiles } from './storage/open.ts'
import { uploadsEnded } from './storage/receive.ts'
import type { Storage } from './storage/storage.ts'
import { createThreads, type Threads } from './threads/threads.ts'
import { remoteDetectors } from './vendors/index.ts'

/** The outside world, as every flow sees it: always the first argument, never imported. */
export interface Context {
  config: Config
  db: Database
  queue: WorkQueue
  files: Storage
  sandbox: Sandbox
  threads: Threads
  detectors: Detector[]
  signingKey: SigningKey
  pseudonymSalt: Buffer
  clock: () => Date
  /** For every address that came from outside; it reaches public hosts only. */
  fetch: typeof fetch
  /** Null where no mail server is configured. */
  mailer: Mailer | null
  /** All words that people read, by language. */
  words: Record<Language, Words>
  log: Logger
  close(): Promise<void>
}

/** Builds the context of a process on the database at these addresses, which is prepared first. */
export async function createContext(
  config: Config,
  database: DatabaseUrls,
  log: Logger,
  connections: Connections = connectionsOf('both', config),
): Promise<Context> {
  const words = createWords(await readOwnSentences(config.sentencesFile))
  await prepareDatabase(database, config.production, log)
  const db = openDatabase(database.service, log, connections.database)
  const signingKey = await loadSigningKey(config)
  await db.insert(signingKeys).values({ kid: signingKey.kid, publicKey: signingKey.x }).onConflictDoNothing()
  await db
    .insert(provider)
    .values({ pseudonymSalt: randomBytes(32) })
    .onConflictDoNothing()
  const [{ pseudonymSalt } = { pseudonymSalt: Buffer.alloc(0) }] = await db
    .select({ pseudonymSalt: provider.pseudonymSalt })
    .from(provider)
    .where(eq(provider.only, true))
  const files = await withSetting(placeOfFiles(config), openStorage(config))
  const timing = { lockMs: config.queueLockMs, jobMs: config.jobTimeoutMs }
  const queue = config.redisUrl
    ? redisQueue(config.redisUrl, log, timing)
    : postgresQueue(database.service, log, timing, connections.queue)
  await queue.ready()
  const sandbox = createSandbox({
    size: config.sandboxes,
    ...(config.sandboxProgram && { program: config.sandboxProgram }),
  })
  refuseMissingWalls(sandbox.walls, config.sandboxRequire)
  for (const reason of missingWalls(sandbox.walls)) log.warn(reason)
  const threads = createThreads(config.threadProgram)
  const mailer = config.mail && smtpMailer(config.mail.url)

  return {
    config,
    db,
    queue,
    files,
    sandbox,
    threads,
    detectors: [...detectors, ...remoteDetectors(config)],
    signingKey,
    pseudonymSalt,
    clock: () => new Date(),
    fetch: guardedFetch({ allowLoopback: config.outsideAllowLoopback }),
    mailer,
    words,
    log,
    async close() {
      await mailer?.close()
      await uploadsEnded(config.dataDir)
      await sandbox.close()
      await threads.close()
      await queue.close()
      await db.$client.end()
    },
  }
}

/** The key of the configuration, or one kept in the data directory; never in the database, beside what it signs. */
async function loadSigningKey({ signingKey, dataDir, databaseUrl }: Config): Promise<SigningKey> {
  if (signingKey) return usableKey(signingKey, 'SIGNING_KEY')
  const path = join(dataDir, 'signing-key.pem')
  const kept = await readFile(path, 'utf8').catch(() => null)
  if (kept) return usableKey(kept, `${path}, in place of SIGNING_KEY,`)
  if (databaseUrl) {
    throw new DomainError(
      'UNAVAILABLE',
      'SIGNING_KEY is missing: processes that share a database must sign with the same key. Make one with “npx candour new-signing-key”.',
    )
  }
  const key = generateSigningKey()
  await withSetting(dataFolder, keepKey(path, key, dataDir))
  return key
}

async function keepKey(path: string, key: SigningKey, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  await writeFile(path, exportSigningKey(key), { mode: 0o600, flag: 'wx' })
}

function usableKey(pem: string, variable: string): SigningKey {
  try {
    return importSigningKey(pem)
  } catch {
    throw new DomainError(
      'UNAVAILABLE',
      `${variable} cannot be used; it takes an Ed25519 private key, PKCS#8 PEM. Use the key of this deployment, or make the first one with “npx candour new-signing-key”.`,
    )
  }
}
