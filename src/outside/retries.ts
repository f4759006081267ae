/** When an outside service is tried again after failed attempt 1, 2, …, in seconds (Standard Webhooks 1.0.0). */
const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
const longest = 86_400

/**
 * How long to wait after the `attempt`th failure, in milliseconds, ±20 % so that many do not return at once; never
 * sooner than the other side asked for. Null when it has been tried often enough.
 *
 * @param retryAfter the header of that name: seconds or an HTTP date.
 */
export function retryDelay(
  attempt: number,
  retryAfter: string | null,
  now: Date,
  random = Math.random(),
): number | null {
  const wait = waits[attempt - 1]
  if (wait === undefined) return null
  const asked = retryAfter === null ? 0 : /^\d+$/.test(retryAfter) ? Number(retryAfter) : secondsUntil(retryAfter, now)
  return Math.round(Math.max(wait * (0.8 + 0.4 * random), Math.min(asked, longest)) * 1000)
}

function secondsUntil(date: string, now: Date) {
  const at = Date.parse(date)
  return Number.isNaN(at) ? 0 : (at - now.getTime()) / 1000
}
