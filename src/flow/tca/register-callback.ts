import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { webhookEndpoints } from '../../db/schema/index.ts'
import { callbacksOf, callbackTo, findCallback } from '../../db/tca/callbacks.ts'
import type { Endpoint } from '../../db/webhooks/endpoints.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import { callbackEvents, mostCallbacks } from '../../domain/tca/events.ts'
import { listIn, type Sent, textIn } from '../../domain/tca/sent.ts'
import { checkAddress } from '../check-address.ts'
import { record } from '../record.ts'
import { sealSecret } from '../webhooks/secrets.ts'
import { actorOf } from './door.ts'

/**
 * A plug-in registers the address that it wants called back. The same address again is the same registration with a new
 * secret: Moodle's plug-in keeps the id of a refused registration with a secret that only it knows. `allow_insecure` is not
 * looked at: that plug-in sends it for https too, and which addresses are reached is the guard's to say. Throws INVALID_INPUT.
 */
export async function registerCallback(context: Context, integration: Integration, sent: Sent): Promise<Endpoint> {
  const { url, secret, types, description } = registrationIn(sent)
  checkAddress(context, url, 'url')
  return context.db.transaction(async (tx) => {
    const earlier = await callbackTo(tx, integration.id, url)
    if (!earlier && (await callbacksOf(tx, integration.id)).length >= mostCallbacks)
      throw new DomainError('INVALID_INPUT', `A key may have ${mostCallbacks} webhooks.`)
    const id = earlier?.id ?? newId()
    const values = { url, description, types, secret: sealSecret(context, 'endpoint', id, secret) }
    const [kept] = earlier
      ? await tx
          .update(webhookEndpoints)
          .set({ ...values, ...anew })
          .where(eq(webhookEndpoints.id, id))
          .returning()
      : await tx
          .insert(webhookEndpoints)
          .values({ id, ...values, integrationId: integration.id, createdBy: integration.accountId })
          .returning()
    const type = earlier ? 'webhook_endpoint.secret_rotated' : 'webhook_endpoint.added'
    await record(tx, { type, who: actorOf(integration), data: { endpoint: id } })
    return kept!
  })
}

/** A registration that is made again begins without what went wrong before, and the secret before it is not used any more. */
const anew = {
  previousSecret: null,
  previousUntil: null,
  deletedAt: null,
  disabledAt: null,
  disabledReason: null,
  failingSince: null,
  alertedAt: null,
}

function registrationIn({ url, signing_secret: secret, event_types: types, description }: Sent) {
  const address = typeof url === 'string' ? url.trim().slice(0, 2_000) : ''
  const wanted = callbackEvents.filter((event) => listIn(types).includes(event))
  if (!address) throw new DomainError('INVALID_INPUT', 'url is missing.')
  if (typeof secret !== 'string' || !secret || secret.length > 500)
    throw new DomainError('INVALID_INPUT', 'signing_secret is missing or too long.')
  if (!wanted.length) throw new DomainError('INVALID_INPUT', 'event_types names no event that is known here.')
  return { url: address, secret, types: [...wanted], description: textIn(description) ?? '' }
}

/** Changes which events a plug-in is called back about. Throws NOT_FOUND. */
export async function changeCallback(
  { db }: Context,
  integration: Integration,
  id: string,
  sent: Sent,
): Promise<Endpoint> {
  const { types: before, description: said } = await findCallback(db, integration.id, id)
  const wanted = callbackEvents.filter((event) => listIn(sent.event_types).includes(event))
  const [changed] = await db
    .update(webhookEndpoints)
    .set({ types: wanted.length ? [...wanted] : before, description: textIn(sent.description) ?? said })
    .where(eq(webhookEndpoints.id, id))
    .returning()
  return changed!
}

/** A registration ends, and nothing more is sent to it. Throws NOT_FOUND. */
export async function removeCallback({ db }: Context, integration: Integration, id: string): Promise<void> {
  await findCallback(db, integration.id, id)
  await db.transaction(async (tx) => {
    await tx.update(webhookEndpoints).set({ deletedAt: sql`clock_timestamp()` }).where(eq(webhookEndpoints.id, id))
    await record(tx, { type: 'webhook_endpoint.deleted', who: actorOf(integration), data: { endpoint: id } })
  })
}
