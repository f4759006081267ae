import { type TimeZone, timeInWords } from '../dates/zone.ts'
import type { Fault } from '../screening/detector.ts'
import type { RemoteState } from './run-state.ts'

/** What a tutor needs to know of a run to read its clock. */
export interface ClockedRun {
  state: RemoteState
  reason: string | null
  detail: string
  since: Date
  nextStepAt: Date | null
  attempts: number
  fault: Pick<Fault, 'message'> | null
}

/** When a clock is read, and the time zone of those who read it. */
interface Reading {
  now: Date
  zone: TimeZone
}

/** What holds for all of the detector's runs. */
export interface ClockedVendor {
  pausedAt: Date | null
  circuitOpenUntil: Date | null
}

/**
 * Where a run stands as one or two sentences: what it waits for, since when, and what happens next and when. There is
 * an answer for every state, so that nothing is ever just “pending”.
 */
export function clockOf(title: string, run: ClockedRun, status: ClockedVendor | null, { now, zone }: Reading): string {
  const moment = (at: Date) => timeInWords(at, zone)
  const since = `${phrase(run.detail)} (since ${moment(run.since)})`
  switch (run.state) {
    case 'succeeded':
      return `${title}: the result has been there since ${moment(run.since)}.${refresh(run, zone)}`
    case 'closed':
      if (run.reason === 'set_aside') return `${title}: ${since}.`
      return `${title} looks no further at this work. ${run.detail} Nothing else will happen by itself.`
    case 'skipped':
      return `${title} did not look at this work. ${run.detail} Nothing else will happen by itself.`
    case 'failed':
      return `${title} has no result. ${run.detail} It is not tried again by itself; somebody can ask for another try.`
    case 'blocked':
      return `${title}: ${since}. ${unblocks(run, zone)}`
    case 'erased':
      return `${title}: ${since}.`
    default:
      return `${title}: ${since}. ${next(run, status, { now, zone })}`
  }
}

function next(
  { nextStepAt, attempts, state, fault, detail }: ClockedRun,
  status: ClockedVendor | null,
  { now, zone }: Reading,
): string {
  const moment = (at: Date) => timeInWords(at, zone)
  if (status?.pausedAt) {
    return `The service has refused our credentials since ${moment(status.pausedAt)}; an administrator has been told, and it goes on by itself once they work.`
  }
  const due = latest(nextStepAt ?? now, status?.circuitOpenUntil ?? now)
  const when = due <= now ? 'as soon as it is its turn' : `at ${moment(due)}`
  const failed =
    fault && phrase(fault.message) !== phrase(detail)
      ? `The last attempt did not succeed: ${phrase(fault.message)}. `
      : ''
  const late = state === 'stalled' ? ' This takes longer than it should; after seven days it is given up.' : ''
  return attempts ? `${failed}Attempt ${attempts + 1} follows ${when}.${late}` : `The next look is ${when}.${late}`
}

function unblocks({ reason, nextStepAt }: ClockedRun, zone: TimeZone): string {
  if (reason === 'consent') return 'It goes on when the student accepts the terms; a tutor can decide without it.'
  if (reason === 'person') return 'It goes on when somebody has dealt with this.'
  return nextStepAt
    ? `It is looked at again at ${timeInWords(nextStepAt, zone)}.`
    : 'It goes on when this is put right.'
}

function refresh({ nextStepAt, fault }: ClockedRun, zone: TimeZone): string {
  if (!nextStepAt) return ''
  const why = fault ? ` (the last look did not succeed: ${phrase(fault.message)})` : ''
  return ` A newer result is looked for at ${timeInWords(nextStepAt, zone)}${why}; until then this one stands.`
}

const phrase = (sentence: string) => sentence.replace(/[.\s]+$/, '')
const latest = (one: Date, other: Date) => (one > other ? one : other)
