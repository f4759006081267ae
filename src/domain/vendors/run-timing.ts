import { backoff, schedules } from '../backoff.ts'
import { sha256Bytes } from '../hash.ts'
import type { Fault } from '../screening/detector.ts'

export const day = 24 * 3_600_000

/** After this a run is `stalled` and looked at hourly; after that it has failed and a person may try again. */
const stalledAfter = day

const failedAfter = 7 * day

/** Faults in a row, over all runs, after which the vendor is left alone for a while. */
export const faultsToOpenCircuit = 5

/** What the schedule needs to know of a run. */
export interface Clocked {
  id: string
  activeSince: Date
  attempts: number
  polls: number
}

/** When to look again at a run whose last look brought no fault, in milliseconds from now. */
export function pollDelay({ polls, activeSince }: Clocked, now: Date): number {
  return backoff(isStalled(activeSince, now) ? schedules.stalledPoll : schedules.vendorPoll, polls + 1)
}

/**
 * When to try again after a fault, in milliseconds from now; not before the vendor asked for. The jitter is drawn from
 * the run and the attempt, so that it can be repeated.
 */
export function retryDelay({ id, attempts, activeSince }: Clocked, { retryAfterMs = 0 }: Fault, now: Date): number {
  const schedule = isStalled(activeSince, now) ? schedules.stalledFault : schedules.vendorFault
  return backoff(schedule, attempts + 1, { askedMs: retryAfterMs, chance: jitter(`${id} ${attempts}`) })
}

/** How long the vendor rests after so many faults in a row, in milliseconds. */
export function circuitDelay(consecutiveFaults: number): number {
  return backoff(schedules.circuit, consecutiveFaults - faultsToOpenCircuit + 1)
}

/** A number in [0, 1) that is always the same for the same seed. */
function jitter(seed: string): number {
  return sha256Bytes(seed).readUInt32BE(0) / 2 ** 32
}

export const isStalled = (activeSince: Date, now: Date) => now.getTime() - activeSince.getTime() >= stalledAfter

export const isOver = (activeSince: Date, now: Date) => now.getTime() - activeSince.getTime() >= failedAfter
