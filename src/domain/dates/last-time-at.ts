import { dayOf, instantOf, type TimeZone } from './zone.ts'

const day = 24 * 60 * 60 * 1000

/** When clocks in the zone last showed this full hour, up to `now`. */
export function lastTimeAt(hour: number, now: Date, zone: TimeZone): Date {
  const at = (on: Date) => instantOf(`${dayOf(on, zone)}T${String(hour).padStart(2, '0')}:00`, zone)!
  const today = at(now)
  return today <= now ? today : at(new Date(now.getTime() - day))
}
