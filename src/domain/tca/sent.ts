/** A JSON object of a plug-in, of which nothing is sure. */
export type Sent = { [name: string]: unknown }

/** The longest text of a plug-in that is kept, in characters. */
const longest = 300

/** A value as an object; empty where it is none. */
export const objectIn = (value: unknown): Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Sent) : {}

/** A value as a list; empty where it is none. */
export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A text or a number as a trimmed text of at most 300 characters; null where it is neither or empty. */
export function textIn(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value).replaceAll('\u0000', '').toWellFormed().trim()
  return text ? [...text].slice(0, longest).join('') : null
}
