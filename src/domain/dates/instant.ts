import { Temporal } from 'temporal-polyfill'

/**
 * How programs write a time (RFC 3339, section 5.6): with seconds and an offset, so that it is one instant wherever it is
 * read. No leap second and no year 0, which neither JavaScript nor Postgres keeps.
 */
const form =
  /^(?!0000)\d{4}-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** The same as a JSON Schema writes it. */
export const instantPattern = form.source

/** What is expected of a time that a program sends. */
export const instantExpected =
  'A date and time with its offset, such as 2026-01-31T09:00:00Z or 2026-06-30T12:00:00+01:00.'

/** The instant that a text names, on a day that the calendar has; null where it is no time by RFC 3339. */
export function instantIn(text: string): Date | null {
  if (!form.test(text)) return null
  try {
    return new Date(Temporal.Instant.from(text.toUpperCase()).epochMilliseconds)
  } catch {
    return null
  }
}
