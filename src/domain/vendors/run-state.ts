import { createHash } from 'node:crypto'
import { backoff, schedules } from '../backoff.ts'
import type { Erasure, Fault, Outcome } from '../screening/detector.ts'

/** Where a remote run stands. `stalled` still waits, but longer than it should; `closed` never left here. */
export type RemoteState = Outcome['state'] | 'stalled' | 'erasing' | 'erased' | 'closed'

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
  return createHash('sha256').update(seed).digest().readUInt32BE(0) / 2 ** 32
}

const isStalled = (activeSince: Date, now: Date) => now.getTime() - activeSince.getTime() >= stalledAfter
const isOver = (activeSince: Date, now: Date) => now.getTime() - activeSince.getTime() >= failedAfter

/** Where an outcome takes a run. `nextStepAt` null: nothing more happens by itself. */
export interface Standing {
  state: RemoteState
  reason: string | null
  detail: string
  nextStepAt: Date | null
  attempts: number
  polls: number
  fault: Fault | null
}

/** A run and what it came to before. */
export interface Before extends Clocked {
  state: RemoteState
  reason: string | null
  detail: string
  succeededAt: Date | null
}

/**
 * Where a run stands after one step. An earlier result is never lost to a fault: such a run stays `succeeded`, and the
 * refresh is tried again a few times. A credential fault spends no attempt.
 */
export function standingAfter(run: Before, outcome: Outcome, now: Date): Standing {
  const at = (ms: number) => new Date(now.getTime() + ms)
  const fresh = { attempts: 0, polls: 0, fault: null }
  if (run.succeededAt && outcome.state !== 'succeeded' && outcome.state !== 'failed')
    return refreshing(run, outcome, now)

  switch (outcome.state) {
    case 'waiting': {
      if (isOver(run.activeSince, now)) return over(run, null)
      const same = run.reason === 'waiting' && run.detail === outcome.phase
      const done = same ? run.polls : 0
      return {
        state: isStalled(run.activeSince, now) ? 'stalled' : 'waiting',
        reason: 'waiting',
        detail: outcome.phase,
        nextStepAt: outcome.next === 'now' ? now : at(pollDelay({ ...run, polls: done }, now)),
        ...fresh,
        polls: outcome.next === 'now' ? done : done + 1,
      }
    }
    case 'blocked':
      return {
        ...fresh,
        state: 'blocked',
        reason: outcome.on,
        detail: outcome.detail,
        nextStepAt: outcome.on === 'person' ? null : at(outcome.on === 'credentials' ? 0 : day),
      }
    case 'skipped':
      return { ...fresh, state: 'skipped', reason: outcome.reason, detail: outcome.detail, nextStepAt: null }
    case 'succeeded':
      return { ...fresh, state: 'succeeded', reason: null, detail: 'The result is there.', nextStepAt: null }
    case 'failed':
      return afterFault(run, outcome.fault, now)
  }
}

/** A newer result is on its way, or will not come; the one we have stands either way. */
function refreshing(run: Before, outcome: Outcome, now: Date): Standing {
  const again = outcome.state === 'waiting' && !isOver(run.activeSince, now)
  const wait = again && outcome.next === 'poll' ? pollDelay(run, now) : 0
  return {
    state: 'succeeded',
    reason: null,
    detail: run.detail,
    nextStepAt: again ? new Date(now.getTime() + wait) : null,
    attempts: 0,
    polls: again ? run.polls + 1 : 0,
    fault: null,
  }
}

/** How often a look for a newer result is tried again before the result we have is left as it is. */
const mostRefreshes = 5

function afterFault(run: Before, fault: Fault, now: Date): Standing {
  const at = (ms: number) => new Date(now.getTime() + ms)
  if (fault.scope === 'credential') {
    return {
      ...run,
      fault,
      nextStepAt: now,
      ...(!run.succeededAt && { state: 'waiting', reason: 'credentials', detail: fault.message }),
    }
  }
  const next = { attempts: run.attempts + 1, polls: run.polls, fault }
  if (run.succeededAt) {
    const again = fault.retry === 'later' && next.attempts <= mostRefreshes
    return {
      ...next,
      state: 'succeeded',
      reason: run.reason,
      detail: run.detail,
      nextStepAt: again ? at(retryDelay(run, fault, now)) : null,
    }
  }
  if (fault.retry === 'never' || isOver(run.activeSince, now)) return { ...over(run, fault), attempts: next.attempts }
  return {
    ...next,
    state: isStalled(run.activeSince, now) ? 'stalled' : 'waiting',
    reason: fault.code,
    detail: fault.message,
    nextStepAt: at(retryDelay(run, fault, now)),
  }
}

function over({ detail, polls }: Before, fault: Fault | null): Standing {
  const message = fault?.message ?? `It never came to an end within seven days. The last we know: ${detail}`
  return {
    state: 'failed',
    reason: fault?.code ?? 'timeout',
    detail: message,
    nextStepAt: null,
    attempts: 0,
    polls,
    fault,
  }
}

const setAside = {
  state: 'closed' as const,
  reason: 'set_aside',
  detail: 'The work was taken back, and the copy at the vendor is set aside: nothing is compared with it any more.',
}

/** Where a run stands after one step of erasing its remote copy; it is tried until the copy is gone. */
export function erasingAfter(run: Clocked, erasure: Erasure, mode: 'soft' | 'hard', now: Date): Standing {
  const at = (ms: number) => new Date(now.getTime() + ms)
  const ended = { nextStepAt: null, attempts: 0, polls: 0, fault: null }
  if (erasure.state === 'erased' && mode === 'soft') return { ...ended, ...setAside }
  if (erasure.state === 'erased') {
    const detail = 'The copy at the vendor is deleted; a look for it found nothing.'
    return { ...ended, state: 'erased', reason: null, detail }
  }
  const done = mode === 'soft' ? 'set aside' : 'deleted'
  const erasing = { state: 'erasing' as const, reason: 'erasing', detail: `The copy at the vendor is being ${done}.` }
  if (erasure.state === 'waiting') {
    const nextStepAt = erasure.next === 'now' ? now : at(pollDelay(run, now))
    return { ...erasing, nextStepAt, attempts: 0, polls: run.polls + 1, fault: null }
  }
  const { fault } = erasure
  const spent = fault.scope === 'credential' ? 0 : 1
  return {
    ...erasing,
    detail: `The copy at the vendor is not ${done} yet: ${fault.message}`,
    nextStepAt: at(
      fault.scope === 'credential' ? 0 : fault.retry === 'never' ? 3_600_000 : retryDelay(run, fault, now),
    ),
    attempts: run.attempts + spent,
    polls: run.polls,
    fault,
  }
}
