import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { addAccount } from '../../db/people/accounts.ts'
import { integrations } from '../../db/schema/index.ts'
import { findIntegration, type Integration } from '../../db/webhooks/integrations.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { newSecret } from './secrets.ts'

export interface IntegrationWish {
  name: string
  method: Integration['method']
  fileHosts: string[]
  defaults: Integration['defaults']
}

/**
 * An LMS may send webhooks. It gets an account of its own and a secret, shown this once. A static secret is weaker than
 * a signature, so choosing it is on record.
 */
export async function addIntegration(
  context: Context,
  who: Actor,
  { name, method, fileHosts, defaults }: IntegrationWish,
) {
  const id = newId()
  const { secret, sealed } = newSecret(context, 'integration', id)
  const integration = await context.db.transaction(async (tx) => {
    const account = await addAccount(tx, { role: 'integration', name, addedBy: who.id })
    const [added] = await tx
      .insert(integrations)
      .values({ id, accountId: account.id, name, method, fileHosts, defaults, secret: sealed })
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
    const { name } = await findIntegration(tx, id)
    const [changed] = await tx
      .update(integrations)
      .set({ name, ...wish, ...(disabled !== undefined && { disabledAt: disabled ? sql`clock_timestamp()` : null }) })
      .where(eq(integrations.id, id))
      .returning()
    await record(tx, { type: 'integration.changed', who, data: { integration: id } })
    return changed!
  })
}
