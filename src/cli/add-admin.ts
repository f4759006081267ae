import { openDatabase } from '../db/client.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { addAccount, addKey } from '../db/people/accounts.ts'
import { silent } from '../log.ts'
import { type Command, exit } from './command.ts'

/** The first person of a provider on a database of its own; everybody else is added through the API. */
export const addAdmin: Command = {
  usage: 'add-admin <database url> <name>',
  about: 'Adds an admin and prints their key, which is shown this once.',

  async run([url, name], print) {
    if (!url || !name) {
      print('Say which database and the name of the admin.')
      return exit.unable
    }
    await migrateDatabase(url)
    const db = await openDatabase(url, silent, 1)
    try {
      const { id } = await addAccount(db, { role: 'admin', name })
      const { key } = await addKey(db, id, 'first key')
      print(key)
      return exit.holds
    } finally {
      await db.$client.end()
    }
  },
}
