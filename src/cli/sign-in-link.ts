import { parseArgs } from 'node:util'
import { activeAdmins } from '../db/people/accounts.ts'
import { accountsWithEmail } from '../db/people/identities.ts'
import { makeSignInLinkOnServer } from '../flow/people/access.ts'
import { type Command, exit } from './command.ts'
import { withServiceDatabase } from './service-database.ts'

/** A way in for a provider with one admin: links as people who read work need two admins in the service itself. */
export const signInLink: Command = {
  usage: 'sign-in-link [--email <address>] | sign-in-link <database url> <e-mail>',
  about:
    'Prints a link that signs the person with this address in once, within a day; without an address, the one admin. They see that it was made. Set up by the same variables as the service; for a database that is named, it prints the path of the link.',

  async run(args, print) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { email: { type: 'string' } } })
    const url = positionals.find((word) => /^postgres(ql)?:/.test(word))
    const [email = values.email, ...more] = positionals.filter((word) => word !== url)
    if (more.length) {
      print(`Usage: candour ${this.usage}`)
      return exit.unable
    }
    return withServiceDatabase(url, async (on) => {
      const [person, other] = await (email === undefined ? activeAdmins(on.db) : accountsWithEmail(on.db, email))
      if (!person || other) {
        print(whyNone(email, other !== undefined))
        return exit.unable
      }
      const path = `/sign-in/${await makeSignInLinkOnServer(on, person.id)}`
      print(url === undefined ? on.baseUrl + path : path)
      return exit.holds
    })
  },
}

function whyNone(email: string | undefined, several: boolean): string {
  if (email !== undefined) return 'There is no person with this address, or more than one.'
  return several
    ? 'There is more than one admin: say whose link it is with --email.'
    : 'There is no admin yet: “npx candour add-admin --email <address>” adds one and prints a link.'
}
