import { createHash } from 'node:crypto'
import { anyNumber, canonicalJson } from '../../canonical.ts'
import { type HistoryTable, histories, isMadeBy } from './histories.ts'

/** A row that an event makes or changes, by the names of its columns, as the database holds it. */
export interface Content {
  table: HistoryTable
  row: Readonly<Record<string, unknown>>
}

/** What an event says of a row: its place, and a hash from which it cannot be guessed once the salt is gone. */
export type Commitment = {
  table: string
  /** The values of the key columns, joined by `/`. */
  key: string
  /** SHA-256 of salt and `contentText`, in hex. */
  hash: string
}

/** Length in bytes. */
export const saltLength = 16

/** The key of a row: the values of its key columns, joined by `/`. */
export const keyOf = ({ table, row }: Content): string => histories[table].key.map((name) => row[name]).join('/')

/**
 * The canonical JSON (RFC 8785) of a row: each column by its name, times in ISO 8601, bytes in hex. A column that is in
 * `holes` has that text in place of its value, and the rest is escaped for `format` in Postgres: so acceptance can hash
 * values that only its statement knows.
 *
 * @throws TypeError for a row without one of the columns, or with a value that has no canonical form.
 */
export function contentText({ table, row }: Content, holes?: Readonly<Record<string, string>>): string {
  const members = [...histories[table].columns].sort().map((name) => {
    const value = holes?.[name] ?? spelled(`${table}.${name}`, row[name])
    return `"${name}":${holes && !(name in holes) ? value.replaceAll('%', '%%') : value}`
  })
  return `{${members.join()}}`
}

export function contentHash(salt: Uint8Array, content: Content): string {
  return createHash('sha256').update(salt).update(contentText(content)).digest('hex')
}

/**
 * What an event of this type says of the rows that it makes; `salts` holds a fresh salt for each, one after the other.
 *
 * @throws TypeError when the table of `histories` does not know the event as one that makes such rows.
 */
export function commitments(type: string, contents: Content[], salts: Buffer): Commitment[] {
  return contents.map((content, place) => {
    if (!isMadeBy(content.table, type)) throw new TypeError(`${type} makes no row of ${content.table}`)
    return { table: content.table, key: keyOf(content), hash: contentHash(saltAt(salts, place), content) }
  })
}

const saltAt = (salts: Buffer, place: number) => salts.subarray(place * saltLength, (place + 1) * saltLength)

function spelled(place: string, value: unknown): string {
  if (value instanceof Date) return `"${value.toISOString()}"`
  if (value instanceof Uint8Array) return `"${Buffer.from(value).toString('hex')}"`
  return canonicalJson(value, place, anyNumber)
}
