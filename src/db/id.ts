/** Ids are made here, not in the database: time-ordered, so that indexes stay compact (RFC 9562, UUIDv7). */
export { v7 as newId } from 'uuid'

/** The smallest time-ordered id (UUIDv7) of a moment, so that the primary key finds recent rows. */
export function idFloor(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`
}

/** Whether a text that was sent has the form of an id. */
export const isId = (text = '') => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
