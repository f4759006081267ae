import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * When the time to respond to a disclosure ends, with the time that was granted since; null until it has begun. The rule is
 * spelt once, by the function in the database.
 */
export const respondByOf = (disclosureId: SQLWrapper): SQL<Date | null> =>
  sql<string | null>`respond_by_of(${disclosureId})`.mapWith((value: string | null) =>
    value === null ? null : new Date(value),
  ) as SQL<Date | null>
