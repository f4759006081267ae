import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import { DomainError } from '../domain/error.ts'
import { limits } from '../domain/limits.ts'
import { typescriptLoader } from '../sandbox/command.ts'
import type { Jobs } from './jobs.ts'

/**
 * Threads for CPU work on values of our own with a bounded size, so that the thread that answers requests never does it.
 * Files of others are read in the sandbox, by processes (docs/decisions/sandbox.md).
 */
export interface Threads {
  /**
   * Does a job in a thread. Ends it, running or not, when `signal` ends or its time is over. Throws UNAVAILABLE when so
   * much waits that it could not be done in time, and the signal's reason.
   */
  run<Name extends keyof Jobs>(
    name: Name,
    values: Parameters<Jobs[Name]>,
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<Jobs[Name]>>>
  close(): Promise<void>
}

/** The program of a thread, as source or built like this file. */
const beside = new URL(`./thread${extname(import.meta.url)}`, import.meta.url)

/** Memory of one thread, in megabytes; a job needs far less. */
const memoryMb = 256

const mostMs: Partial<Record<keyof Jobs, number>> = limits.threadMs

/** Threads that start when work comes and end after a minute without. One core is left to the thread that answers. */
export function createThreads(program = beside): Threads {
  const pool = new Piscina({
    filename: program.href,
    minThreads: 0,
    maxThreads: Math.max(1, Math.min(4, availableParallelism() - 1)),
    idleTimeout: 60_000,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    env: {},
    ...(program.pathname.endsWith('.ts') && { execArgv: typescriptLoader() }),
  })
  return {
    async run(name, values, signal) {
      const late = AbortSignal.timeout(mostMs[name] ?? limits.threadMs.default)
      try {
        return await pool.run({ name, values }, { signal: signal ? AbortSignal.any([late, signal]) : late })
      } catch (error) {
        if (signal?.aborted) throw signal.reason
        if (late.aborted) throw tooBusy()
        throw error
      }
    },
    close: () => pool.destroy(),
  }
}

const tooBusy = () =>
  new DomainError(
    'UNAVAILABLE',
    'So much is being handed in just now that this could not be read in time. Nothing was lost.',
  )
