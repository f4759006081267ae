import { DomainError, type FieldProblem } from '../error.ts'

/** Said wherever the time to respond is shown, and where it ran out without a word (docs/reference/policy.md#time-to-respond). */
export const silenceSentence = 'Silence is not an admission.'

/** The longest time that can be asked for or granted at once, in days from the present end. */
const mostExtraDays = 120

export interface TimeRequest {
  until: Date
  reason: string
}

/** The time to respond to one disclosure, as far as a request for more of it has to know. */
export interface TimeFacts {
  now: Date
  /** When it ends; null until the notice of the disclosure has arrived. */
  respondBy: Date | null
  /** Whether an earlier request waits for its answer. */
  isAsked: boolean
}

/** Whether more time can be asked for now. */
export const canAskForTime = ({ now, respondBy, isAsked }: TimeFacts): boolean =>
  !isAsked && respondBy !== null && now < respondBy

/**
 * A student asks for more time before their time is over, with a reason, one request at a time. Throws ILLEGAL_TRANSITION
 * where it is over or has not begun, STATE_CHANGED while another request waits, INVALID_INPUT.
 */
export function checkTimeRequest({ until, reason }: TimeRequest, { now, respondBy, isAsked }: TimeFacts): void {
  if (isAsked) {
    throw new DomainError('STATE_CHANGED', 'You have asked for more time already, and your tutor has not answered yet.')
  }
  if (!respondBy || now >= respondBy) throw timeIsOver()
  refuseAny([...problemWith(until, respondBy), ...(reason.trim() ? [] : [noReason('A sentence that says why.')])])
}

export type TimeAnswer =
  | { granted: true; until: Date; reason: string }
  | { granted: false; until?: undefined; reason: string }

/**
 * A tutor grants more time or refuses it. A refusal has a reason and comes while the student can still act on it: before
 * their time is over, or after they have responded. Less than was asked for needs a reason too. Throws INVALID_INPUT.
 */
export function checkTimeAnswer(
  { granted, until, reason }: TimeAnswer,
  { untilAsked }: { untilAsked: Date },
  { now, respondBy, hasResponded }: { now: Date; respondBy: Date; hasResponded: boolean },
): void {
  const later = now > respondBy ? now : respondBy
  const end = granted ? problemWith(until, later) : []
  const isLess = !granted || until < untilAsked
  const words = isLess && !reason.trim() ? [noReason('A sentence that the student can read.')] : []
  const late = !granted && now >= respondBy && !hasResponded ? [tooLateToRefuse] : []
  refuseAny([...late, ...end, ...words])
}

const tooLateToRefuse: FieldProblem = {
  field: 'granted',
  problem: 'The time is over while the request waited, so the student could not act on a refusal any more.',
  expected: 'More time, until a day that is still to come.',
}

function problemWith(until: Date, end: Date): FieldProblem[] {
  const latest = new Date(end.getTime() + mostExtraDays * 86_400_000)
  if (until > end && until <= latest) return []
  const problem = until > end ? 'This is too far away.' : 'This would not be more time.'
  const expected = `A time after ${end.toISOString()}, at most ${mostExtraDays} days later.`
  return [{ field: 'until', problem, expected }]
}

const noReason = (expected: string): FieldProblem => ({
  field: 'reason',
  problem: 'The reason is still empty.',
  expected,
})

const timeIsOver = () =>
  new DomainError('ILLEGAL_TRANSITION', 'More time can be asked for until the time to respond is over.', [
    {
      field: 'until',
      problem: 'The time to respond is over.',
      expected: `A response, which still counts until a person decides. ${silenceSentence}`,
    },
  ])

function refuseAny(problems: FieldProblem[]): void {
  if (problems.length) throw new DomainError('INVALID_INPUT', 'Something here needs another look.', problems)
}
