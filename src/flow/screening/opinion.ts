import type { Context } from '../../context.ts'
import { backoff, schedules } from '../../domain/backoff.ts'
import { limits } from '../../domain/limits.ts'
import type { Asker } from '../../domain/people/asker.ts'
import type { Flag, Input, LocalDetector, Opinion } from '../../domain/screening/detector.ts'
import { flawIn } from '../../domain/screening/flag.ts'
import { severities } from '../../domain/screening/opinion.ts'
import { isFaultOfTask } from '../../sandbox/sandbox.ts'

/** An opinion, or a fault in words; a fault is about the program, never about the student. */
export type Formed = Opinion | { fault: 'too_slow' | 'crashed' | 'nonsense' | 'no_file'; detail: string }

const timeoutMs = 30_000

export const mostAttempts = schedules.localRun.waits.length + 1

/** Asks one detector, in a child that can be killed, and believes only what fits the text. */
export async function opinionOf(
  { sandbox, log }: Context,
  detector: LocalDetector,
  input: Input,
  asker: Asker,
): Promise<Formed> {
  try {
    const task = { kind: 'detect' as const, detector: detector.id, input }
    const opinion = (await sandbox.run(task, { timeoutMs, ...asker })) as Opinion
    const flaw = flawOf(opinion, input.document.text, detector.basis)
    if (!flaw) return kept(opinion)
    log.error({ detector: detector.id, flaw }, 'a detector returned something that cannot be used')
    return {
      fault: 'nonsense',
      detail: `${detector.title} returned something that does not fit the text, so it was set aside.`,
    }
  } catch (fault) {
    if (!isFaultOfTask(fault)) throw fault
    log.error({ detector: detector.id, err: fault }, 'a detector did not finish')
    return fault.code === 'timeout'
      ? { fault: 'too_slow', detail: `${detector.title} took too long on this text.` }
      : { fault: 'crashed', detail: `${detector.title} stopped on this text before it had an opinion.` }
  }
}

/** What is wrong with an opinion, or null. It comes from a program that may return anything, so a look at it may fail. */
function flawOf(opinion: Opinion, text: string, basis: LocalDetector['basis']): string | null {
  try {
    JSON.stringify(opinion)
    return 'skipped' in opinion ? null : flawIn(opinion.flags, text, basis)
  } catch {
    return 'an answer that is no opinion'
  }
}

/** As much of an opinion as a person can look at, the most severe flags first where there are too many. */
function kept(opinion: Opinion): Opinion {
  if ('skipped' in opinion) return opinion
  const order = ({ severity }: Flag) => severities.indexOf(severity)
  const all = opinion.flags
  const flags = all.length > limits.flags ? all.toSorted((a, b) => order(a) - order(b)).slice(0, limits.flags) : all
  return { ...opinion, flags: flags.map((flag) => ({ ...flag, evidence: flag.evidence.slice(0, limits.evidence) })) }
}

/** What is said of a detector that looks at the file itself, while the kept copy of it is damaged. */
export const damaged = ({ title }: LocalDetector): Formed => ({
  fault: 'no_file',
  detail: `${title} did not look at the file, because the copy that is kept here was damaged.`,
})

/** A run in words: what happened and what happens next. */
export function describeRun(opinion: Formed, attempt: number, now: Date) {
  if ('skipped' in opinion) {
    return { state: 'skipped' as const, reason: opinion.skipped, detail: opinion.detail, measurements: [] }
  }
  if ('fault' in opinion) {
    const wait = backoff(schedules.localRun, attempt)
    const next = wait
      ? `It will be tried again in ${Math.round(wait / 60_000)} min.`
      : 'It will not be tried again by itself.'
    return {
      state: 'failed' as const,
      reason: opinion.fault,
      detail: `${opinion.detail} ${next} A person reads the work meanwhile.`,
      measurements: [],
      nextAttemptAt: wait ? new Date(now.getTime() + wait) : null,
    }
  }
  const count = opinion.flags.length
  return {
    state: 'succeeded' as const,
    reason: null,
    detail: count
      ? `Points at ${count}${count === limits.flags ? ' or more' : ''} ${count === 1 ? 'thing' : 'things'} for a person to look at.`
      : 'No flags.',
    measurements: opinion.measurements ?? [],
  }
}
