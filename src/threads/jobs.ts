import { fingerprints } from '../detectors/overlap/fingerprints.ts'
import { checkedReflection } from '../domain/intake/reflection-check.ts'

/** The CPU work of requests and jobs, by name. Each is a pure function on values that can be copied between threads. */
export const jobs = { checkedReflection, fingerprints }

export type Jobs = typeof jobs
