import { parseArgs } from 'node:util'
import { isMailbox } from '../config/kinds.ts'
import { addAccount, addKey, holderOfEmail } from '../db/people/accounts.ts'
import { postgresError } from '../db/refusal.ts'
import { makeSignInLinkOnServer } from '../flow/people/access.ts'
import { type Command, exit } from './command.ts'
import { type ServiceDatabase, withServiceDatabase } from './service-database.ts'

const options = { email: { type: 'string' }, name: { type: 'string' } } as const

/** The first person of a provider on a database of its own; everybody else is added through the API and the pages. */
export const addAdmin: Command = {
  usage: 'add-admin --email <address> [--name <name>] | add-admin <database url> <name>',
  about:
    'Adds an admin and prints a link that signs them in once, within a day. Set up by the same variables as the service. With the address of a database and a name it prints a key for programs instead, which is shown this once. The login of the service (DATABASE_URL) adds the first admin, that of the owner (MIGRATE_DATABASE_URL) any other.',

  async run(args, print) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [url, ...words] = positionals
    const { email, name = words.join(' ') || email } = values
    const lacks = problemWith(email, url, name)
    if (lacks || !name) {
      print(lacks ?? 'Say which database and the name of the admin, or --email.')
      return exit.unable
    }
    return withServiceDatabase(url, async (on) => {
      try {
        return await add(on, { name, email }, print)
      } catch (error) {
        if (postgresError(error).constraint !== 'admin_is_added_by_an_admin') throw error
        print(anotherAdmin)
        return exit.unable
      }
    })
  },
}

const anotherAdmin =
  'There is an admin already, who can add another on the page People; “npx candour sign-in-link” lets them in. If none can sign in, use the address of the owner (MIGRATE_DATABASE_URL).'

function problemWith(email: string | undefined, url: string | undefined, name: string | undefined): string | null {
  if (email !== undefined && !isMailbox(email))
    return `“${email}” is no e-mail address; it should be one such as sam@your-school.org.`
  if (email === undefined && (!url || !name)) {
    return 'Say the e-mail address of the admin with --email, or which database and the name of the admin.'
  }
  return null
}

async function add(
  { db, baseUrl }: ServiceDatabase,
  { name, email }: { name: string; email: string | undefined },
  print: (line: string) => void,
): Promise<number> {
  if (email !== undefined && (await holderOfEmail(db, email, null))) {
    print(
      `There is a person with the address ${email}. “npx candour sign-in-link --email ${email}” prints a link for them.`,
    )
    return exit.unable
  }
  const { id } = await addAccount(db, { role: 'admin', name, ...(email !== undefined && { email }) })
  if (email === undefined) print((await addKey(db, id, 'first key')).key)
  else print(`${baseUrl}/sign-in/${await makeSignInLinkOnServer({ db }, id)}`)
  return exit.holds
}
