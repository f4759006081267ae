/** A date as ISO 8601, or null when the file does not give one that exists. */
export function isoDate(text: string | undefined | null): string | null {
  const time = Date.parse(text?.trim() ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** A count as the file gives it, or null when it is none. */
export function count(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null
}
