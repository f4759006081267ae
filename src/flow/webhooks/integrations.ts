import { and, eq, ne, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { addAccount } from '../../db/people/accounts.ts'
import { integrations } from '../../db/schema/index.ts'
import { findIntegration, type Integration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { newSecret } from './secrets.ts'

export interface IntegrationWish {
  name: string
  method: Integration['method']
  fileHosts: string[]
  defaults: Integration['defaults']
  /** Of a Turnitin plug-in: a host name of its own, and whether it is told the measured overlap. */
  tcaHost?: string | null
  tcaOverlap?: boolean
}

/**
 * An LMS may send webhooks, or call as a Turnitin plug-in does. It gets an account of its own and a secret, shown this
 * once; for a plug-in it is the API key. A static secret is weaker than a signature, so choosing it is on record. Throws INVALID_INPUT.
 */
export async function addIntegration(
  context: Context,
  who: Actor,
  { name, method, fileHosts, defaults, tcaHost = null, tcaOverlap = false }: IntegrationWish,
) {
  if (method === 'turnitin-plugin' && !defaults) throw withoutDefaults()
  const id = newId()
  const { secret, sealed } = newSecret(context, 'integration', id)
  const integration = await context.db.transaction(async (tx) => {
    await refuseTakenHost(tx, id, tcaHost)
    const account = await addAccount(tx, { role: 'integration', name, addedBy: who.id })
    const [added] = await tx
      .insert(integrations)
      .values({ id, accountId: account.id, name, method, fileHosts, defaults, tcaHost, tcaOverlap, secret: sealed })
      .returning()
    await record(tx, { type: 'integration.added', who, data: { integration: id, method } })
    return added!
  })
  return { integration, secret }
}

export async function changeIntegration(
  { db }: Context,
  who: Actor,
  id: string,
  { disabled, ...wish }: Partial<Omit<IntegrationWish, 'method'>> & { disabled?: boolean },
) {
  return db.transaction(async (tx) => {
    const { name, method } = await findIntegration(tx, id)
    if (method === 'turnitin-plugin' && wish.defaults === null) throw withoutDefaults()
    await refuseTakenHost(tx, id, wish.tcaHost)
    const [changed] = await tx
      .update(integrations)
      .set({ name, ...wish, ...(disabled !== undefined && { disabledAt: disabled ? sql`clock_timestamp()` : null }) })
      .where(eq(integrations.id, id))
      .returning()
    await record(tx, { type: 'integration.changed', who, data: { integration: id } })
    return changed!
  })
}

/** A plug-in has no way to say what AI an assignment allows, and none to wait for a person who does. */
const withoutDefaults = () =>
  new DomainError('INVALID_INPUT', 'A Turnitin plug-in needs a level and guidance for its assignments.', [
    {
      field: 'defaults',
      problem: 'A plug-in cannot say which use of AI an assignment allows.',
      expected: 'A level and guidance; they can be changed for each assessment later.',
    },
  ])

async function refuseTakenHost(tx: Session, id: string, host: string | null | undefined): Promise<void> {
  if (!host) return
  const taken = await tx
    .select({ id: integrations.id })
    .from(integrations)
    .where(and(eq(integrations.tcaHost, host), ne(integrations.id, id)))
  if (!taken.length) return
  throw new DomainError('INVALID_INPUT', 'This host name belongs to another integration.', [
    { field: 'tcaHost', problem: 'Another integration has it.', expected: 'A host name of its own.' },
  ])
}
