import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { DomainError } from '../../domain/error.ts'
import { sha256Hex } from '../../domain/hash.ts'
import { canEnter, placeOutside, type User } from './user.ts'

/** A finished database cluster: `folder` holds `data`, `password`, `port` and `log`, owned by the user of Postgres. */
export interface Cluster {
  folder: string
  password: string
  /** This call made it. */
  fresh: boolean
}

/**
 * The cluster that belongs to `dataDir`, made if there is none. `postgres.place` in `dataDir` says where it lies and is
 * written, exclusively, only when the cluster is whole: of two processes making one at once the first wins and the
 * other takes the winner's, and what a killed process left behind is never mistaken for a database.
 *
 * Throws UNAVAILABLE when the recorded cluster is gone (an empty one instead would hide a loss) or cannot be made.
 */
export async function clusterOf(dataDir: string, binaries: string, user: User | null): Promise<Cluster> {
  const isNew = await mkdir(dataDir, { recursive: true, mode: 0o700 })
  // The umask may close what is made here to the user of Postgres.
  if (isNew !== undefined && user) await chmod(dataDir, 0o711)
  const record = join(await realpath(dataDir), 'postgres.place')
  const recorded = await read(record)
  if (recorded) return recorded

  const home = await homeFor(record, user)
  const unfinished = await mkdtemp(join(home, 'unfinished-'))
  const folder = join(home, `postgres-${basename(unfinished).slice('unfinished-'.length)}`)
  try {
    await initialise(unfinished, binaries, user)
    await rename(unfinished, folder)
    await commit(record, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
    const theirs = await read(record)
    if (theirs) return theirs
    throw error
  }
  for (const place of new Set([home, dirname(record)])) await sync(place)
  await sweep(home)
  return { ...(await read(record))!, fresh: true }
}

async function read(record: string): Promise<Cluster | null> {
  const place = await readFile(record, 'utf8').catch(() => null)
  if (place === null) return null
  const folder = resolve(dirname(record), place.trim())
  const password = await readFile(join(folder, 'password'), 'utf8').catch((error: Error) => {
    throw new DomainError('UNAVAILABLE', `The database that ${record} speaks of cannot be read: ${error.message}`)
  })
  return { folder, password, fresh: false }
}

/** The data directory itself, unless the user of Postgres cannot enter it. */
async function homeFor(record: string, user: User | null) {
  const dataDir = dirname(record)
  if (await canEnter(dataDir, user)) return dataDir
  const home = join(await placeOutside(), sha256Hex(dataDir).slice(0, 12))
  await mkdir(home, { recursive: true })
  await chmod(home, 0o755)
  return home
}

async function initialise(folder: string, binaries: string, user: User | null) {
  const password = join(folder, 'password')
  await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600, flush: true })
  if (user) for (const path of [folder, password]) await chown(path, user.uid, user.gid)

  const flags = ['--username=candour', `--pwfile=${password}`, '--auth=scram-sha-256', '--locale=C', '--encoding=UTF8']
  const options = { cwd: folder, env: postgresEnv(), ...(user && { uid: user.uid, gid: user.gid }) }
  await promisify(execFile)(join(binaries, 'bin', 'initdb'), [...flags, '-D', join(folder, 'data')], options).catch(
    (error: Error & { stderr?: string }) => {
      throw new DomainError(
        'UNAVAILABLE',
        `The built-in Postgres could not be set up: ${error.stderr || error.message}`,
      )
    },
  )
}

/** Nothing of our own environment, which may hold secrets, except what Windows needs to start a program. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { ...(process.platform === 'win32' ? process.env : {}), LC_ALL: 'C', TZ: 'UTC' }
}

async function commit(record: string, folder: string) {
  const home = dirname(record)
  const draft = `${folder}.place`
  await writeFile(draft, dirname(folder) === home ? basename(folder) : folder, { flush: true })
  try {
    await link(draft, record)
  } finally {
    await rm(draft)
  }
}

async function sync(folder: string) {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}

async function sweep(home: string) {
  for (const name of await readdir(home)) {
    if (name.startsWith('unfinished-')) await rm(join(home, name), { recursive: true, force: true }).catch(() => {})
  }
}
