import type { Fault, Outcome } from '../screening/detector.ts'
import { type Clocked, day, isOver, isStalled, pollDelay, retryDelay } from './run-timing.ts'

/** Where a remote run stands. `stalled` still waits, but longer than it should; `closed` never left here. */
export type RemoteState = Outcome['state'] | 'stalled' | 'erasing' | 'erased' | 'closed'

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
