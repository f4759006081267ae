import { type Jobs, jobs } from './jobs.ts'

/** The program of a thread: does one job. */
export default function work({ name, values }: { name: keyof Jobs; values: unknown[] }): unknown {
  return (jobs[name] as (...values: unknown[]) => unknown)(...values)
}
