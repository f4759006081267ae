import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { linkIdentity } from '../../db/people/identities.ts'
import { removeSessionsOf, takeSignInLink } from '../../db/people/sessions.ts'
import { accounts } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** Uses up a one-time link and says whom it signs in. Throws NOT_FOUND for a link that was used, ran out or never was. */
export async function signInByLink({ db }: Pick<Context, 'db'>, secret: string): Promise<Actor> {
  return db.transaction(async (tx) => {
    const taken = await takeSignInLink(tx, secret)
    if (!taken) {
      throw new DomainError('NOT_FOUND', 'This link was used already or is too old. Please ask for a new one.')
    }
    const [who] = await tx
      .select({ id: accounts.id, role: accounts.role })
      .from(accounts)
      .where(eq(accounts.id, taken.accountId))
    // No integration can introduce a person who has signed in here.
    await linkIdentity(tx, 'pages', taken.accountId, taken.accountId)
    await record(tx, { type: 'session.started', who: who!, data: { by: 'link' } })
    return who!
  })
}

/** Ends every session of a person, on every device. */
export async function signOutEverywhere({ db }: Pick<Context, 'db'>, who: Actor): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await removeSessionsOf(tx, who.id)
    await record(tx, { type: 'session.ended_everywhere', who, data: { sessions: ended } })
  })
}
