import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { enclosureOf, readable } from './walls.ts'

/** CPU seconds of one child's whole life: the last limit, when parent, timeout and watchdog have all failed. */
const cpuSeconds = 600

/**
 * The command that starts a child behind the walls that the system has, with one folder that it may read. `ulimit -d`
 * limits what V8's own limits do not count (Buffers, WebAssembly), and `-c 0` keeps student work out of core dumps. A
 * system that lacks one of these starts the child without it.
 */
export function childCommand(program: URL, memoryMb: number, inbox: string): [string, ...string[]] {
  const { prefix, nodeOptions } = enclosureOf(program)
  const node = [
    process.execPath,
    `--max-old-space-size=${Math.floor(memoryMb * 0.6)}`,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    ...(nodeOptions.length ? [...nodeOptions, readable(inbox)] : []),
    ...(program.pathname.endsWith('.ts') ? typescriptLoader() : []),
    fileURLToPath(program),
  ] as const
  if (process.platform === 'win32') return [...node]
  // The main thread maps one code range, and the thread of the TypeScript loader another.
  const codeRanges = codeRangeMb() * (program.pathname.endsWith('.ts') ? 2 : 1)
  const limits = `ulimit -d ${Math.ceil((memoryMb + codeRanges) * 1024)}; ulimit -t ${cpuSeconds}; ulimit -c 0`
  return ['/bin/sh', '-c', `{ ${limits}; } 2>/dev/null; exec "$@"`, 'sh', ...prefix, ...node]
}

/**
 * Megabytes that V8 maps at the start of a thread for code that it may compile. `ulimit -d` counts all of it where it is
 * mapped as writable, which is 512 MB from Node 24 on and next to nothing before. Read from the largest such range of this
 * process, which runs the same Node.
 */
function codeRangeMb(): number {
  try {
    const mapped = readFileSync('/proc/self/maps', 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rwxp/gm)
    const bytes = [...mapped].map(([, from, to]) => Number.parseInt(to!, 16) - Number.parseInt(from!, 16))
    return Math.max(0, ...bytes) / 1_048_576
  } catch {
    // Only Linux has this file, and only there `ulimit -d` counts mapped memory.
    return 0
  }
}

/** What Node needs to run the TypeScript sources; the built service does not need it. */
export function typescriptLoader(): string[] {
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}

/** The environment of a child: no secrets, and nothing that changes how Node runs. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'NODE_ENV', 'TZ', 'LANG', 'SystemRoot', ...(process.platform === 'win32' ? ['TEMP'] : [])]
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}
