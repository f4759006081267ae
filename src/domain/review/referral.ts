import { DomainError } from '../error.ts'

/** What can come of a matter that was referred to the provider's procedure. */
export const referralResults = ['none', 'warning', 'penalty', 'dismissed'] as const
export type ReferralResult = (typeof referralResults)[number]

export interface ReferralOutcome {
  outcome: ReferralResult
  /** The provider's code of the penalty, and of nothing else. */
  code: string | null
  /** The day on which it was decided there: `2027-06-12`. */
  date: string
  /** Under which reference the procedure keeps it. */
  reference: string
}

/** Throws INVALID_INPUT for a penalty without its code, a code without a penalty, and a day that is still to come (`today` as `2027-06-12`). */
export function checkReferralOutcome({ outcome, code, date, reference }: ReferralOutcome, today: string): void {
  const isPenalty = outcome === 'penalty'
  const problems = [
    isPenalty !== Boolean(code) && {
      field: 'code',
      problem: isPenalty ? 'A penalty has a code.' : 'Only a penalty has a code.',
      expected: isPenalty ? 'The code of the penalty in your own regulations.' : 'No code, or the outcome `penalty`.',
    },
    !isDay(date) && { field: 'date', problem: 'This is not a day.', expected: 'A day such as 2027-06-12.' },
    isDay(date) &&
      date > today && { field: 'date', problem: 'This day is still to come.', expected: 'The day of the decision.' },
    !reference.trim() && {
      field: 'reference',
      problem: 'The reference is empty.',
      expected: 'The reference under which the procedure keeps the matter.',
    },
  ].filter((one) => one !== false)
  if (problems.length) throw new DomainError('INVALID_INPUT', 'The outcome cannot be recorded as it is.', problems)
}

function isDay(text: string) {
  const time = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}
