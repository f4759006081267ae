import { sql } from 'drizzle-orm'
import { type AnyPgColumn, customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Raw bytes, as node's Buffer. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A time, to the millisecond: what JavaScript can hold, so that a hash over it survives the round trip. */
export const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** A time that the database writes by its own clock. */
export const databaseTime = (name: string) => time(name).notNull().default(sql`clock_timestamp()`)

/** A time-ordered id (UUIDv7) made in the application. */
export const id = () => uuid('id').primaryKey()

/** Leased work: only the holder of the claim may write how it ended; a claim ends by itself, so a crash costs time only. */
export const lease = () => ({ claim: uuid('claim'), claimedUntil: time('claimed_until') })

/** For a check: the values of a list that the domain keeps, as an array of texts. The values hold no quote marks. */
export const arrayOf = (values: readonly string[]) =>
  sql.raw(`array[${values.map((value) => `'${value}'`).join(', ')}]::text[]`)

/** For a check: the column holds one of the values of a list that the domain keeps. The values hold no quote marks. */
export const oneOf = (column: AnyPgColumn, values: readonly string[]) =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`
