import { useContext } from 'preact/hooks'
import { dayInWords, timeInWords } from '../../domain/dates/zone.ts'
import { PageContext } from './form/redisplay.ts'

/** A date and time in the provider's time zone, to the minute, with the zone named. */
export function Time({ at }: { at: Date }) {
  const { timeZone, words } = useContext(PageContext)
  return <time dateTime={at.toISOString()}>{timeInWords(at, timeZone, words.language)}</time>
}

/** A date without its time, in the provider's time zone. */
export function Day({ at }: { at: Date }) {
  const { timeZone, words } = useContext(PageContext)
  return <time dateTime={at.toISOString()}>{dayInWords(at, timeZone, words.language)}</time>
}

/** How long ago something was, in the one unit that fits. */
export function ageOf(since: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - since.getTime()) / 60_000))
  if (minutes < 1) return 'less than a minute'
  if (minutes < 90) return unit(minutes, 'minute')
  if (minutes < 48 * 60) return unit(Math.round(minutes / 60), 'hour')
  return unit(Math.round(minutes / 1440), 'day')
}

const unit = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`

/** A share in percent, without the last digits that a product of binary fractions adds. */
export const percentOf = (share: number) => Number((share * 100).toPrecision(7))

/** A size that people can compare. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
