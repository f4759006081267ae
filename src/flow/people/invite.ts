import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { addAccount } from '../../db/people/accounts.ts'
import { DomainError, type FieldProblem } from '../../domain/error.ts'
import type { Actor, Role } from '../../domain/people/permission.ts'
import { askToInvite } from './access.ts'
import { refuseTakenEmail } from './change-person.ts'

export interface Invited {
  role: Role
  name: string
  email: string
}

/**
 * Adds several people at once and invites each by mail, all of them or none. Throws INVALID_INPUT naming each address that
 * is taken or stands twice.
 */
export async function invitePeople({ db }: Pick<Context, 'db'>, who: Actor, people: Invited[]): Promise<void> {
  await db.transaction(async (tx) => {
    const problems: FieldProblem[] = []
    for (const person of people) {
      const taken = await refuseTakenEmail(tx, person.email).then(() => null, problemOf)
      if (taken)
        problems.push(...taken.map((one) => ({ ...one, field: 'people', problem: `${person.email}: ${one.problem}` })))
      else await invite(tx, who, person)
    }
    if (problems.length) throw new DomainError('INVALID_INPUT', 'Some of these people cannot be invited.', problems)
  })
}

async function invite(tx: Transaction, who: Actor, { role, name, email }: Invited): Promise<void> {
  await askToInvite(tx, who, await addAccount(tx, { role, name, email, addedBy: who.id }))
}

function problemOf(error: unknown): FieldProblem[] {
  if (error instanceof DomainError && error.code === 'INVALID_INPUT') return error.fields
  throw error
}
