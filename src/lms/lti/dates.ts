import { instantIn } from '../../domain/dates/instant.ts'

/** From when and until when work can be handed in: null where there is no such date, undefined where nothing is said. */
export interface SaidDates {
  opensAt?: Date | null | undefined
  dueAt?: Date | null | undefined
}

/**
 * A date as a custom parameter says it. An empty one says that there is none, and so does a variable that was not filled
 * in: it counts only where the platform filled it in before. What is no date says nothing.
 */
export function dateSaid(sent: unknown): Date | null | undefined {
  if (typeof sent !== 'string') return undefined
  if (sent.trim() === '' || sent.startsWith('$')) return null
  return instantIn(sent) ?? undefined
}
