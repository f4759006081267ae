import { openDatabase } from '../db/client.ts'
import { accountsWithEmail } from '../db/people/identities.ts'
import { makeSignInLinkOnServer } from '../flow/people/access.ts'
import { silent } from '../log.ts'
import { type Command, exit } from './command.ts'

/** A way in for a provider with one admin: links as people who read work need two admins in the service itself. */
export const signInLink: Command = {
  usage: 'sign-in-link <database url> <e-mail>',
  about: 'Prints the path of a link that signs the person with this address in once. They see that it was made.',

  async run([url, email], print) {
    if (!url || !email) {
      print('Say which database and the e-mail address of the person.')
      return exit.unable
    }
    const db = openDatabase(url, silent, 1)
    try {
      const [person, other] = await accountsWithEmail(db, email)
      if (!person || other) {
        print('There is no person with this address, or more than one.')
        return exit.unable
      }
      print(`/sign-in/${await makeSignInLinkOnServer({ db }, person.id)}`)
      return exit.holds
    } finally {
      await db.$client.end()
    }
  },
}
