import { execFile, spawn } from 'node:child_process'
import { open, readFile, readlink, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { DomainError } from '../../domain/error.ts'
import { type Cluster, postgresEnv } from './cluster.ts'
import type { User } from './user.ts'

/** How Postgres is run: where its programs are, as whom (null: as ourselves), and whether durability is given up. */
export interface Programs {
  binaries: string
  user: User | null
  fast: boolean
}

/**
 * The server that runs on `cluster`, or null. After a machine crash `postmaster.pid` may name a process that is
 * something else by now, which Postgres itself would take for a rival: such a file is removed. Line 1 is the process,
 * line 4 the port, line 8 whether it is ready; until then `port` is null (https://www.postgresql.org/docs/current/storage-file-layout.html).
 */
export async function postmaster({ folder }: Cluster): Promise<{ pid: number; port: number | null } | null> {
  const data = join(folder, 'data')
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!pid || !alive(pid)) return null
  const where = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  if (where !== null && where !== (await realpath(data))) {
    await rm(join(data, 'postmaster.pid'), { force: true })
    return null
  }
  return { pid, port: lines[7]?.trim() === 'ready' ? Number(lines[3]) : null }
}

function alive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Starts a server that outlives a Ctrl-C in our terminal, and tells how it ended if it ends by itself. */
export async function launch({ folder }: Cluster, { binaries, user, fast }: Programs, port: number) {
  const log = join(folder, 'log')
  const before = (await stat(log).catch(() => null))?.size ?? 0
  const output = await open(log, before > 1_000_000 ? 'w' : 'a', 0o600)
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'log_checkpoints=off',
    // A refused statement is our error to log, and its text or detail may be a student's: Postgres keeps none of it.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    ...(fast ? ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off'] : []),
  ].flatMap((setting) => ['-c', setting])
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', join(folder, 'data'), '-p', `${port}`, ...settings], {
    cwd: folder,
    env: postgresEnv(),
    stdio: ['ignore', output.fd, output.fd],
    detached: true,
    windowsHide: true,
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  const server = { ended: null as string | null }
  child.once('error', (error) => {
    server.ended = error.message
  })
  child.once('exit', async () => {
    const text = await readFile(log, 'utf8').catch(() => '')
    server.ended ??= text.slice(before > 1_000_000 ? 0 : before).trim() || 'it stopped without a word'
  })
  child.unref()
  await output.close()
  return server
}

/** The port of last time, so that addresses written down stay true; `anew` when another program has taken it. */
export async function choosePort({ folder }: Cluster, anew: boolean): Promise<number> {
  const file = join(folder, 'port')
  const kept = Number(await readFile(file, 'utf8').catch(() => 0))
  if (kept && !anew) return kept
  const port = await new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
  await writeFile(file, `${port}`)
  return port
}

/** Fast shutdown: sessions end, a checkpoint is written. After half a minute the immediate one, which the log repairs. */
export async function halt(cluster: Cluster, binaries: string) {
  for (const signal of ['INT', 'QUIT']) {
    const server = await postmaster(cluster)
    if (!server) return
    if (process.platform === 'win32')
      await promisify(execFile)(join(binaries, 'bin', 'pg_ctl'), ['kill', signal, `${server.pid}`])
    else process.kill(server.pid, `SIG${signal}`)
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      if (!(await postmaster(cluster))) return
      await delay(10)
    }
  }
  throw new DomainError('UNAVAILABLE', 'The built-in Postgres did not stop within a minute.')
}
