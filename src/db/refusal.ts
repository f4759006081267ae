import { DrizzleQueryError } from 'drizzle-orm/errors'

/** What Postgres says about a query that it did not carry out. All of it is absent when the connection was lost. */
interface PostgresError {
  /** SQLSTATE, five characters. */
  code?: string
  constraint?: string
  detail?: string
}

/** The error as Postgres reported it, without the query around it. */
export function postgresError(error: unknown): PostgresError {
  return (error instanceof DrizzleQueryError ? error.cause : error) as PostgresError
}

/** Invalid data, a violated constraint, a limit of the program: the same values would be refused again. */
const refusals = ['22', '23', '54']

/** Whether Postgres refused the values of a query, as against being unable to carry it out now. */
export function isRefusal(error: unknown): boolean {
  const { code } = postgresError(error)
  return typeof code === 'string' && refusals.includes(code.slice(0, 2))
}

/** Deadlock and other conflicts with another transaction: the same values may be taken when they are tried again. */
const conflicts = '40'

/** Whether single rows of a statement are why it was not carried out, as against the state of the database. */
export function concernsRows(error: unknown): boolean {
  return isRefusal(error) || (postgresError(error).code?.startsWith(conflicts) ?? false)
}
