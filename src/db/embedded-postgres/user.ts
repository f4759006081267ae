import { chmod, lstat, mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DomainError } from '../../domain/error.ts'

/** A user of the machine that Postgres can run as. */
export interface User {
  name: string
  uid: number
  gid: number
}

/**
 * Who Postgres must run as: null is “as ourselves”. Postgres refuses to run as root, so root drops to `postgres`, or
 * to `nobody` where there is no such user. Throws UNAVAILABLE when the machine has neither.
 */
export async function postgresUser(): Promise<User | null> {
  if (process.getuid?.() !== 0) return null
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const found = users.find((user) => user[0] === name)
    if (found) return { name, uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new DomainError(
    'UNAVAILABLE',
    'Postgres cannot run as root, and this machine has neither a user “postgres” nor “nobody”: run Candour as another user, or set DATABASE_URL.',
  )
}

/** Whether `user` can enter `folder` and every folder above it, as the permission bits say. Ourselves always can. */
export async function canEnter(folder: string, user: User | null): Promise<boolean> {
  if (!user) return true
  for (let place = await realpath(folder); ; place = dirname(place)) {
    const { mode, uid, gid } = await stat(place)
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
    if (!((mode >> shift) & 1)) return false
    if (place === dirname(place)) return true
  }
}

/**
 * A folder of ours that every user of the machine can enter, for what may not lie where it was asked to. Not /var/tmp
 * when we are root: systems empty that of files a month old, and a database lives longer.
 */
export async function placeOutside(): Promise<string> {
  const uid = process.getuid?.() ?? 0
  const place = uid === 0 ? '/var/lib/candour' : `/var/tmp/candour-${uid}`
  // Whatever the umask is: one of 077 would close the folder to the others that it is for.
  if ((await mkdir(place, { recursive: true })) !== undefined) await chmod(place, 0o755)
  const { uid: owner, mode } = await lstat(place)
  if (owner !== uid || mode & 0o022) {
    throw new DomainError(
      'UNAVAILABLE',
      `${place} belongs to somebody else, so Postgres is not kept there: set DATABASE_URL.`,
    )
  }
  return place
}
