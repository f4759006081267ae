import { sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Raw bytes, as node's Buffer. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A moment, to the millisecond: what JavaScript can hold, so that a hash over it survives the round trip. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** A moment that the database writes by its own clock. */
export const databaseTime = (name: string) => moment(name).notNull().default(sql`clock_timestamp()`)

/** A time-ordered id (UUIDv7) made in the application. */
export const id = () => uuid('id').primaryKey()
