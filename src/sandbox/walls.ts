import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Walls } from '../domain/screening/walls.ts'

/** How a program is started behind the walls that this system has. */
export interface Enclosure {
  walls: Walls
  /** What stands before the command: programs that give something up and then become the next. */
  prefix: string[]
  /** Options of Node: which files may be read. */
  nodeOptions: string[]
  /** The user that the child has, and that its one file has to belong to; null where it has ours. */
  uid: number | null
}

/** A user that no system has, so that it owns nothing and no other program runs as it. */
const childUid = 60_907

const noNewPrivileges = ['setpriv', '--no-new-privs']
const noCapabilities = ['--inh-caps=-all', '--bounding-set=-all']
const anotherUser = [
  ...noNewPrivileges,
  `--reuid=${childUid}`,
  `--regid=${childUid}`,
  '--clear-groups',
  ...noCapabilities,
]

const known = new Map<string, Enclosure>()

/** Finds out, by trying, which walls this system has for a program; asked again it remembers. */
export function enclosureOf(program: URL): Enclosure {
  const path = fileURLToPath(program)
  const found = known.get(path) ?? enclose(path)
  known.set(path, found)
  return found
}

function enclose(program: string): Enclosure {
  const network = [
    ['unshare', '-n'],
    ['unshare', '-rn'],
  ].find((prefix) => works(prefix, program))
  const identity = identitiesAfter(network).find((prefix) => works([...(network ?? []), ...prefix], program))
  const nodeOptions = permissionsOf(program)
  const isOther = identity === anotherUser
  return {
    prefix: [...(network ?? []), ...(identity ?? [])],
    nodeOptions,
    uid: isOther ? childUid : null,
    walls: {
      files: nodeOptions.length ? null : reasons.files,
      network: network ? null : reasons.network,
      uid: isOther ? null : isRoot() ? reasons.closed : reasons.notRoot,
      privileges: identity ? null : reasons.privileges,
    },
  }
}

const isRoot = () => process.getuid?.() === 0

const reasons = {
  files: 'This Node has no permission model, or the program runs from its TypeScript sources.',
  network: 'The system lets Candour make no network namespace (unshare).',
  notRoot: 'Candour was not started as root, so its children have its own user.',
  closed: 'Another user cannot read the program of Candour, or setpriv (util-linux) is not installed.',
  privileges: 'setpriv (util-linux) is not installed.',
}

/** Who a child may become, the best first: who made a network namespace as an ordinary user is root of it, and of nothing else. */
function identitiesAfter(network: string[] | undefined): string[][] {
  const first = isRoot() ? [anotherUser] : network ? [[...noNewPrivileges, ...noCapabilities]] : []
  return [...first, noNewPrivileges]
}

/** Whether a command with this prefix can be run at all and reads the program. */
function works(prefix: string[], program: string): boolean {
  const readable = ['sh', '-c', 'test -r "$0" && test -x "$1"', program, process.execPath]
  const [command, ...args] = [...prefix, ...readable]
  return spawnSync(command!, args, { stdio: 'ignore' }).status === 0
}

/**
 * The options of Node's permission model: the program can be read, and nothing written, started or loaded as native code.
 * Threads are allowed, because the reader of PDFs needs one; they have the same limits (src/sandbox/threads.ts). None for
 * TypeScript, whose loader starts a process of its own. Until 22.13 the option has another name.
 */
function permissionsOf(program: string): string[] {
  const option = ['--permission', '--experimental-permission'].find((it) => process.allowedNodeEnvironmentFlags.has(it))
  if (!option || program.endsWith('.ts')) return []
  return [option, '--allow-worker', ...placesOf(program).map(readable)]
}

/** Node's option that lets a folder be read. */
export const readable = (folder: string) => `--allow-fs-read=${folder}${sep}`

/** The folders that make up a program: the built service with its packages, or the program's own. */
function placesOf(program: string): string[] {
  const at = program.lastIndexOf(`${sep}dist${sep}`)
  if (at < 0) return [dirname(program)]
  const root = program.slice(0, at)
  return [...new Set([join(root, 'dist'), ...packagesOf(root)])]
}

/** Where Node looks for packages from a folder, with what links lead to. */
function packagesOf(folder: string): string[] {
  const packages = join(folder, 'node_modules')
  const here = existsSync(packages) ? [packages, realpathSync(packages)] : []
  return folder === dirname(folder) ? here : [...here, ...packagesOf(dirname(folder))]
}
