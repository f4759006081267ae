import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DomainError } from '../../domain/error.ts'
import { postgresBinaries } from './binaries.ts'
import { type Cluster, clusterOf } from './cluster.ts'
import { type Logins, makeDatabase } from './logins.ts'
import { choosePort, halt, launch, type Programs, postmaster } from './postmaster.ts'
import { postgresUser } from './user.ts'

/** A number of ours that says “this session owns the server”: it goes away with the process that holds it. */
const ownership = 0x63616e64

/** Longest wait for a server, in milliseconds; recovery after a crash may need most of it. */
const timeoutMs = 60_000

/**
 * A Postgres that needs nothing installed and no administration: where everything is stored by default.
 *
 * `url` reaches the database `candour` as the login of the service, which owns nothing there; `ownerUrl` as the login that
 * owns it. The first call on a `dataDir` makes a cluster there (or, when we are root and the folder is closed to the user
 * that Postgres runs as, in /var/lib/candour). A server that outlived a killed process is taken over. With several
 * processes on one `dataDir` one of them owns the server: `stop` shuts it down there, and elsewhere does nothing. `fast`
 * gives up durability, for tests.
 *
 * Throws UNAVAILABLE, with a sentence that says what to do, when Postgres cannot be run here.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string
  log?: (line: string) => void
  fast?: boolean
  /** Called once when the server ends and `stop` was not called. */
  died?: (error: Error) => void
}): Promise<{ url: string; ownerUrl: string; stop(): Promise<void>; firstStart: boolean }> {
  const { dataDir, log = () => {}, fast = false, died = () => {} } = options
  const user = await postgresUser()
  const binaries = await postgresBinaries(user)
  const cluster = await clusterOf(dataDir, binaries, user)
  if (cluster.fresh) log(`A new database was made in ${cluster.folder}.`)

  const { session, port, mayOwn } = await reach(cluster, { binaries, user, fast })
  const owner = mayOwn && (await claim(session))
  const logins = await makeDatabase(session, cluster)

  let stopping: Promise<void> | null = null
  session.on('error', () => {
    if (stopping) return
    stopping = Promise.resolve()
    const sentence = `The built-in Postgres has stopped; its own account is in ${cluster.folder}/log.`
    log(sentence)
    died(new DomainError('UNAVAILABLE', `${sentence} Start Candour again; nothing that was acknowledged is lost.`))
  })
  ;(session as pg.Client & { unref(): void }).unref()
  return {
    ...addressesOf(logins, port),
    firstStart: cluster.fresh,
    stop() {
      stopping ??= owner ? halt(cluster, binaries) : session.end()
      return stopping
    },
  }
}

const addressesOf = (logins: Logins, port: number) => ({
  url: `postgres://candour_service:${logins.candour_service}@127.0.0.1:${port}/candour`,
  ownerUrl: `postgres://candour_owner:${logins.candour_owner}@127.0.0.1:${port}/candour`,
})

/** A session on the running server, which is started if there is none. A process that lost a race to start it may not own it. */
async function reach(cluster: Cluster, programs: Programs) {
  let child: { ended: string | null } | null = null
  let mayOwn = true
  let why = 'it does not answer'
  for (const end = Date.now() + timeoutMs; Date.now() < end; await delay(10)) {
    const server = await postmaster(cluster)
    if (server?.port) {
      const session = await connect(cluster, server.port)
      if (session) return { session, port: server.port, mayOwn }
    } else if (!server && !child) {
      child = await launch(cluster, programs, await choosePort(cluster, /could not bind/.test(why)))
    } else if (child?.ended) {
      why = child.ended
      child = null
      if (/lock file .* already exists/.test(why)) mayOwn = false
      else if (!/could not bind/.test(why)) break
    }
  }
  throw new DomainError('UNAVAILABLE', `The built-in Postgres did not start: ${why.slice(-1_000)}`)
}

/** Null while the server is not ready, and when something that is not our server answers at this port. */
async function connect({ folder, password }: Cluster, port: number) {
  const session = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'candour',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  session.on('error', () => {})
  try {
    await session.connect()
    const { rows } = await session.query<{ data_directory: string }>('show data_directory')
    if (resolve(rows[0]!.data_directory) === join(folder, 'data')) return session
  } catch {
    // Refused, still starting, or not ours: the caller looks again.
  }
  await session.end().catch(() => {})
  return null
}

/** The session of a killed owner takes a moment to end, so the lock is waited for, in vain when an owner lives. */
async function claim(session: pg.Client) {
  await session.query("set lock_timeout = '100ms'")
  try {
    await session.query('select pg_advisory_lock($1)', [ownership])
    return true
  } catch (error) {
    if ((error as pg.DatabaseError).code === '55P03') return false
    throw error
  } finally {
    await session.query('reset lock_timeout')
  }
}
