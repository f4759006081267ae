import type { Environment } from './variables.ts'

/** When people are reminded of what waits for them. */
export interface RemindersConfig {
  /** The hour of the daily digests, in the provider's time zone. */
  digestHour: number
  /** How long work waits for a first look before its tutors are reminded; after as many days again its leads are. */
  waitingDays: number
  /** How long before their due date students who have not handed in are reminded. */
  dueSoonHours: number
  /** How long work waits for its reflection before its student is reminded. */
  reflectionDays: number
}

export const reminders = (env: Environment): RemindersConfig => ({
  digestHour: env.DIGEST_HOUR,
  waitingDays: env.WAITING_DAYS,
  dueSoonHours: env.DUE_SOON_HOURS,
  reflectionDays: env.REFLECTION_DAYS,
})
