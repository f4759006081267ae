import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { webhookEndpoints } from '../../db/schema/index.ts'
import { findEndpoint } from '../../db/webhooks/endpoints.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { checkAddress } from '../check-address.ts'
import { record } from '../record.ts'
import { newSecret } from './secrets.ts'

export interface EndpointWish {
  url: string
  description: string
  types: string[]
}

/** Adds an endpoint that is told what happens. Returns the secret: the only time it can be seen. Throws INVALID_INPUT. */
export async function addEndpoint(context: Context, who: Actor, { url, description, types }: EndpointWish) {
  checkAddress(context, url, 'url')
  const id = newId()
  const { secret, sealed } = newSecret(context, 'endpoint', id)
  return context.db.transaction(async (tx) => {
    const [added] = await tx
      .insert(webhookEndpoints)
      .values({ id, url, description, types, secret: sealed, createdBy: who.id })
      .returning()
    await record(tx, { type: 'webhook_endpoint.added', who, data: { endpoint: id } })
    return { endpoint: added!, secret }
  })
}

export async function changeEndpoint(
  context: Context,
  who: Actor,
  id: string,
  { disabled, ...wish }: Partial<EndpointWish> & { disabled?: boolean },
) {
  if (wish.url !== undefined) checkAddress(context, wish.url, 'url')
  return context.db.transaction(async (tx) => {
    const before = await findEndpoint(tx, id)
    const [changed] = await tx
      .update(webhookEndpoints)
      .set({
        ...wish,
        description: wish.description ?? before.description,
        ...(disabled === true && {
          disabledAt: sql`clock_timestamp()`,
          disabledReason: 'It was switched off by hand.',
        }),
        ...(disabled === false && { disabledAt: null, disabledReason: null, failingSince: null, alertedAt: null }),
      })
      .where(eq(webhookEndpoints.id, id))
      .returning()
    await record(tx, {
      type: 'webhook_endpoint.changed',
      who,
      data: { endpoint: id, fields: [...Object.keys(wish), ...(disabled === undefined ? [] : ['disabled'])] },
    })
    return changed!
  })
}

/** An endpoint goes; what was sent to it stays on record. */
export async function removeEndpoint({ db }: Context, who: Actor, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    await findEndpoint(tx, id)
    await tx.update(webhookEndpoints).set({ deletedAt: sql`clock_timestamp()` }).where(eq(webhookEndpoints.id, id))
    await record(tx, { type: 'webhook_endpoint.deleted', who, data: { endpoint: id } })
  })
}
