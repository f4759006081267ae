import pg from 'pg'
import { deadlines } from '../domain/deadlines.ts'
import { DomainError } from '../domain/error.ts'
import { withSetting } from '../domain/operations/setting-problem.ts'
import type { Logger } from '../log.ts'
import { migrateDatabase, refuseUnmigrated } from './migrate.ts'
import { checkRights, listed, type RightsReport } from './rights/check.ts'
import type { ServiceLogin } from './rights/grant.ts'

/** The two addresses of one database. */
export interface DatabaseUrls {
  /** For everything that the service does; its login owns nothing. */
  service: string
  /** For migrations; its login owns the tables. Null where another process migrates, or the service has no login of its own. */
  migrate: string | null
}

/**
 * Makes sure that the service can work on the database and can do nothing else to it: migrated, and with a login that has
 * the rights that the migrations list and no other. Without an address for migrations, a login that owns the database
 * migrates it itself, outside production only. Throws UNAVAILABLE with a sentence for an operator.
 */
export async function prepareDatabase(urls: DatabaseUrls, production: boolean, log: Logger): Promise<void> {
  const { service, migrate } = urls
  if (migrate) await withSetting(ownersAddress, migrateDatabase(migrate, loginOf(service)))
  else if (!production && (await withSetting(servicesAddress, isUnbounded(service)))) {
    await migrateDatabase(service, null)
  }
  const { login, report } = await withSetting(servicesAddress, rightsOf(service, migrate === null))
  refuseMissing(login, report)
  const problem = excessProblem(login, report)
  if (problem && production) throw new DomainError('UNAVAILABLE', problem)
  if (problem) log.warn(problem)
}

const kind = 'the address of a Postgres'
const servicesAddress = {
  variable: 'DATABASE_URL',
  kind,
  remedy: 'Check host, port, name, password and database in it, and that Postgres runs (docs/operating/database.md).',
}
const ownersAddress = {
  variable: 'MIGRATE_DATABASE_URL',
  kind: `${kind} with the login that owns the database`,
  remedy:
    'Check host, port, name, password and database in it, and that this login owns the database (docs/operating/database.md).',
}

/** The rights of a login on its database, which has to have the tables of this version already where `migrated` says so. */
const rightsOf = (url: string, migrated: boolean) =>
  withClient(url, async (client) => {
    if (migrated) await refuseUnmigrated(client)
    return { login: client.user!, report: await checkRights(client, client.user!) }
  })

/** The name and password in an address, as the driver reads it. */
export function loginOf(url: string): ServiceLogin {
  const { user, password } = new pg.Client({ connectionString: url })
  return { name: user!, password: password ?? undefined }
}

const isUnbounded = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query('select has_database_privilege(current_database(), $1) as unbounded', [
      'create',
    ])
    return rows[0].unbounded as boolean
  })

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: deadlines.databaseConnect.wholeMs })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

function refuseMissing(login: string, { missing }: RightsReport) {
  if (!missing.length) return
  throw new DomainError(
    'UNAVAILABLE',
    `The login “${login}” of DATABASE_URL lacks rights that the service needs: ${listed(missing)}. A restore may have lost ` +
      'them. Run “npx candour migrate” with DATABASE_URL and MIGRATE_DATABASE_URL, whose login owns the database.',
  )
}

function excessProblem(login: string, { excess }: RightsReport): string | null {
  if (!excess.length) return null
  return (
    `The login “${login}” of DATABASE_URL may do more than the service needs: ${listed(excess)}. A program that speaks to the ` +
    'database as the service could change history. Give the service a login of its own: set MIGRATE_DATABASE_URL to the ' +
    'address of this login and DATABASE_URL to a new one, and run “npx candour migrate” (docs/operating/database.md).'
  )
}
