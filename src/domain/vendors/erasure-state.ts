import type { Erasure } from '../screening/detector.ts'
import type { Standing } from './run-state.ts'
import { type Clocked, pollDelay, retryDelay } from './run-timing.ts'

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
