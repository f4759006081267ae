import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A process of the service as it runs in earnest, with what it said when it was ready. */
export interface Running {
  child: ChildProcess
  said: string
  /** Ends it without a word, and resolves when it is gone. */
  kill(): Promise<void>
}

/**
 * Starts one of our own programs, as built, and waits until it says that it is ready; throws what it said if it ends
 * instead.
 */
export async function start(program: string, env: Record<string, string>): Promise<Running> {
  const { PATH = '', HOME = '' } = process.env
  const built = `dist/${program.replace(/\.ts$/, '.js')}`
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', built], {
    cwd: root,
    env: { PATH, HOME, LOG_LEVEL: 'fatal', SANDBOXES: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const ended = once(child, 'exit')
  const ready = await Promise.race([once(child.stdout, 'data'), ended])
  if (child.exitCode !== null) throw new Error(`${program} ended at its start: ${complaint}`)
  return {
    child,
    said: String(ready[0]).trim(),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** A port that nobody holds at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
