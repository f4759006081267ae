import { openDatabase } from '../db/client.ts'
import { addAccount, addKey } from '../db/people/accounts.ts'
import { postgresError } from '../db/refusal.ts'
import { silent } from '../log.ts'
import { type Command, exit } from './command.ts'

/** The first person of a provider on a database of its own; everybody else is added through the API. */
export const addAdmin: Command = {
  usage: 'add-admin <database url> <name>',
  about:
    'Adds an admin and prints their key, which is shown this once. The address is that of the service (DATABASE_URL) for the first admin, and that of the owner (MIGRATE_DATABASE_URL) for another.',

  async run([url, name], print) {
    if (!url || !name) {
      print('Say which database and the name of the admin.')
      return exit.unable
    }
    const db = openDatabase(url, silent, 1)
    try {
      const { id } = await addAccount(db, { role: 'admin', name })
      const { key } = await addKey(db, id, 'first key')
      print(key)
      return exit.holds
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      print(problem)
      return exit.unable
    } finally {
      await db.$client.end()
    }
  },
}

function problemOf(error: unknown): string | null {
  const { code, constraint } = postgresError(error)
  if (constraint === 'admin_is_added_by_an_admin') {
    return 'There is an admin already, who can add another on the page People. If none can sign in, use the address of the owner (MIGRATE_DATABASE_URL).'
  }
  return code === '42P01' ? 'This database has no tables yet. Run “npx candour migrate” first.' : null
}
