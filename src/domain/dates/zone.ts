import { Temporal } from 'temporal-polyfill'
import type { Language } from '../people/language.ts'

/** An IANA time zone, such as `Europe/London`. The provider has one; `PROVIDER_TIME_ZONE` names it. */
export type TimeZone = string

/** Whether this is the name of a time zone in the IANA database: `UTC`, or one with an area before it. Offsets are none. */
export function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Za-z_]+\/[A-Za-z0-9_+/-]+$/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name }))
  } catch {
    return false
  }
}

/** A time as a `datetime-local` field sends it: `2027-06-12T12:00`, with or without seconds. */
const wallTime = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/

/**
 * The instant at which clocks in the zone show this wall time (`2027-06-12T12:00`); null where the text is no such time or
 * the calendar lacks its day. Where the clock is put forward and skips the time, it counts as if the clock had not been
 * changed: 01:30 becomes 02:30. Where the clock is put back and shows the time twice, the first one counts, but `kept` does
 * if it shows the same: a form that is saved without a change keeps its instant.
 */
export function instantOf(wall: string, zone: TimeZone, kept: Date | null = null): Date | null {
  if (!wallTime.test(wall)) return null
  if (kept && wallTimeOf(kept, zone) === wall.slice(0, 16)) return kept
  try {
    const time = Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
    return new Date(time.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
  } catch {
    return null
  }
}

/** What clocks in the zone show at this instant, to the minute, as a `datetime-local` field takes it: `2027-06-12T12:00`. */
export const wallTimeOf = (at: Date, zone: TimeZone): string =>
  zoned(at, zone).toPlainDateTime().toString().slice(0, 16)

/** The day in the zone at this instant: `2027-06-12`. */
export const dayOf = (at: Date, zone: TimeZone): string => zoned(at, zone).toPlainDate().toString()

/** The last millisecond of this day (`2027-06-12`) in the zone. Throws a RangeError for a day that the calendar lacks. */
export function endOfDay(day: string, zone: TimeZone): Date {
  const next = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: 1 })
  return new Date(next.toZonedDateTime(zone).epochMilliseconds - 1)
}

/**
 * The end of the day that lies `days` days after the day of `from`, in the zone. Response windows end so
 * (docs/reference/dates.md#response-windows).
 */
export function endOfDayAhead(from: Date, days: number, zone: TimeZone): Date {
  return endOfDay(zoned(from, zone).toPlainDate().add({ days }).toString(), zone)
}

/** “12 May 2027, 12:00 BST”: the zone is named, because readers and servers are in different ones. */
export function timeInWords(at: Date, zone: TimeZone, language: Language = 'en-GB'): string {
  const { day, month, year, hour, minute } = parts(at, zone, language)
  // Zones have the names by which clocks in Britain call them, in Welsh too.
  const { timeZoneName } = parts(at, zone, 'en-GB')
  return `${day} ${month} ${year}, ${hour}:${minute} ${timeZoneName}`
}

/** “12 May 2027”: the day in the zone. */
export function dayInWords(at: Date, zone: TimeZone, language: Language = 'en-GB'): string {
  const { day, month, year } = parts(at, zone, language)
  return `${day} ${month} ${year}`
}

function parts(at: Date, zone: TimeZone, language: Language) {
  return Object.fromEntries(
    formatOf(zone, language)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  ) as Record<'day' | 'month' | 'year' | 'hour' | 'minute' | 'timeZoneName', string>
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats are slow to make and few. */
function formatOf(zone: TimeZone, language: Language): Intl.DateTimeFormat {
  const name = `${language} ${zone}`
  const made = formats.get(name) ?? new Intl.DateTimeFormat(language, { ...shape, timeZone: zone })
  formats.set(name, made)
  return made
}

const shape = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const

const zoned = (at: Date, zone: TimeZone) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
