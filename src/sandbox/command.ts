import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** CPU seconds of one child's whole life: the last limit, when parent, timeout and watchdog have all failed. */
const cpuSeconds = 600

/**
 * The command that starts a child. `ulimit -d` limits what V8's own limits do not count (Buffers, WebAssembly), `-c 0`
 * keeps student work out of core dumps, and a network namespace of its own cuts the child off the network. A system
 * that lacks one of these starts the child without it.
 */
export function childCommand(program: URL, memoryMb: number): [string, ...string[]] {
  const node = [
    process.execPath,
    `--max-old-space-size=${Math.floor(memoryMb * 0.6)}`,
    '--disable-warning=ExperimentalWarning',
    ...(program.pathname.endsWith('.ts') ? typescript() : []),
    fileURLToPath(program),
  ] as const
  if (process.platform === 'win32') return [...node]
  const limits = `ulimit -d ${memoryMb * 1024}; ulimit -t ${cpuSeconds}; ulimit -c 0`
  return ['/bin/sh', '-c', `{ ${limits}; } 2>/dev/null; exec "$@"`, 'sh', ...offline(), ...node]
}

/** What Node needs to run the TypeScript sources; the built service does not need it. */
function typescript() {
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}

let offlinePrefix: string[] | null = null

/** The prefix that takes the network away: with a privilege, or as a user who becomes root of nothing else. */
function offline() {
  offlinePrefix ??=
    [
      ['unshare', '-n'],
      ['unshare', '-rn'],
    ].find(([name, flags]) => spawnSync(name!, [flags!, 'true']).status === 0) ?? []
  return offlinePrefix
}

/** The environment of a child: no secrets, and nothing that changes how Node runs. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'NODE_ENV', 'TMPDIR', 'TEMP', 'TZ', 'LANG', 'SystemRoot']
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}
