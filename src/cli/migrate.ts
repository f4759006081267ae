import { readConfig } from '../config.ts'
import { prepareDatabase } from '../db/prepare.ts'
import { silent } from '../log.ts'
import { type Command, exit } from './command.ts'

/** Makes or updates the tables, and gives the service's login its rights and no other. */
export const migrate: Command = {
  usage: 'migrate',
  about:
    'Brings the database up to date as the login of MIGRATE_DATABASE_URL, and gives the login of DATABASE_URL, which is made if there is none, exactly the rights that the service needs. Safe to run again.',

  async run(_args, print) {
    const { databaseUrl, migrateDatabaseUrl } = readConfig()
    if (!databaseUrl || !migrateDatabaseUrl) {
      print('Set DATABASE_URL to the address of the service and MIGRATE_DATABASE_URL to that of the owner.')
      return exit.unable
    }
    await prepareDatabase({ service: databaseUrl, migrate: migrateDatabaseUrl }, true, silent)
    print('The database is up to date, and the login of the service has the rights that it needs and no other.')
    return exit.holds
  },
}
