const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A date and time, to the minute, with its time zone: people and servers are in different ones. */
export function Time({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{long.format(at)} UTC</time>
}

/** A date without its time. */
export function Day({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{short.format(at)}</time>
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

/** A size that people can compare. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
