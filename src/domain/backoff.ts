const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** When failed work is tried again. */
export interface Schedule {
  /** The wait after failure 1, 2, …, in milliseconds. */
  waits: number[]
  /** After the last wait: that one again and again, or no further attempt. */
  endless: boolean
  /** Chance multiplies each wait by a number in this range, so that many failures at once are not retried at once. */
  jitter: [least: number, most: number]
}

interface Endless extends Schedule {
  endless: true
}

const doubling = [15 * second, 30 * second, minute, 2 * minute, 4 * minute, 8 * minute, 10 * minute]

/** Every schedule on which we try again or look again. */
export const schedules = {
  /** Webhooks in both directions and reports to a gradebook (Standard Webhooks 1.0.0). */
  webhook: {
    waits: [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
    endless: false,
    jitter: [0.8, 1.2],
  },
  /** A notice that the mail server did not take: through an outage of an hour every ten minutes, for four days in all. */
  mail: {
    waits: [
      10 * second,
      30 * second,
      minute,
      2 * minute,
      5 * minute,
      ...Array<number>(6).fill(10 * minute),
      30 * minute,
      hour,
      2 * hour,
      5 * hour,
      10 * hour,
      ...Array<number>(3).fill(day),
    ],
    endless: false,
    jitter: [0.8, 1.2],
  },
  /** A roster that could not be read. */
  roster: { waits: [15 * minute, hour, 6 * hour], endless: true, jitter: [0.8, 1.2] },
  /** A roster that was read: spread, so that an LMS is not asked for all of them at once. */
  rosterRead: { waits: [6 * hour], endless: true, jitter: [0.8, 1.2] },
  /** Notices of an LMS that could not be ordered, and those that are: looked at again every few hours. */
  noticeService: { waits: [5 * second, minute, 5 * minute, 15 * minute, hour], endless: true, jitter: [0.8, 1.2] },
  noticeServiceRead: { waits: [6 * hour], endless: true, jitter: [0.8, 1.2] },
  /** A notice that waits for a person, such as for the answer to a copied course. */
  parkedNotice: { waits: [minute, 5 * minute, 15 * minute, hour, 6 * hour], endless: true, jitter: [0.8, 1.2] },
  /** Whether a new policy is in force that an LMS has to ask people about. */
  policyInForce: { waits: [5 * minute], endless: true, jitter: [0.8, 1.2] },
  /** One request to the storage of files. */
  storage: { waits: [second, 2 * second], endless: false, jitter: [0.5, 1.5] },
  /** Work whose file cannot be had just now. */
  absentFile: {
    waits: [15 * second, minute, 2 * minute, 5 * minute, 10 * minute],
    endless: true,
    jitter: [0.8, 1.2],
  },
  /** A detector of ours that failed. */
  localRun: { waits: [minute, 10 * minute, hour], endless: false, jitter: [1, 1] },
  /** A fault in a vendor's run (full jitter). */
  vendorFault: { waits: doubling, endless: true, jitter: [0, 1] },
  /** The same once the run is stalled. */
  stalledFault: { waits: [hour], endless: true, jitter: [0, 1] },
  /** A look at a vendor's run that brought no news. */
  vendorPoll: {
    waits: [30 * second, minute, 2 * minute, 5 * minute, 10 * minute],
    endless: true,
    jitter: [1, 1],
  },
  /** The same once the run is stalled. */
  stalledPoll: { waits: [hour], endless: true, jitter: [1, 1] },
  /** How long a vendor's circuit stays open. */
  circuit: { waits: doubling, endless: true, jitter: [1, 1] },
} satisfies Record<string, Schedule>

/** For work that is tried once. */
export const never: Schedule = { waits: [], endless: false, jitter: [1, 1] }

interface Options {
  /** What the other side asked for, in milliseconds; the wait is never shorter, up to a day. */
  askedMs?: number
  /** In [0, 1); drawn at random unless a caller has to repeat it. */
  chance?: number
}

/**
 * How long to wait after failure number `failures` (1, 2, …), in milliseconds, at least a second; null when it is not
 * tried again.
 */
export function backoff(schedule: Endless, failures: number, options?: Options): number
export function backoff(schedule: Schedule, failures: number, options?: Options): number | null
export function backoff(schedule: Schedule, failures: number, { askedMs = 0, chance = Math.random() }: Options = {}) {
  const { waits, endless, jitter } = schedule
  const wait = waits[failures - 1] ?? (endless ? waits.at(-1)! : null)
  if (wait === null) return null
  const [least, most] = jitter
  return Math.max(Math.round(wait * (least + (most - least) * chance)), Math.min(askedMs, day), second)
}

/** A `Retry-After` header, seconds or a date (RFC 9110 §10.2.3), in milliseconds from `now`; 0 when it asks for nothing. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (!header) return 0
  const ms = /^\d+$/.test(header) ? Number(header) * second : Date.parse(header) - now.getTime()
  return Number.isFinite(ms) ? Math.max(ms, 0) : 0
}
