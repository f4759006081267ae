import { eq, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { integrations, webhookEndpoints } from '../../db/schema/index.ts'
import { findEndpoint } from '../../db/webhooks/endpoints.ts'
import { findIntegration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { seal, sealingKey, unseal } from '../../domain/signing/sealed-secret.ts'
import { newWebhookSecret } from '../../outside/signed-webhook.ts'
import { record } from '../record.ts'

/** How long the previous secret stays valid after a rotation, in hours. */
const overlapHours = 24

/** The two kinds of rows that hold a webhook secret: endpoints we send to, and integrations that send to us. */
const owners = {
  endpoint: { table: webhookEndpoints, find: findEndpoint, place: 'webhook-endpoint', event: 'webhook_endpoint' },
  integration: { table: integrations, find: findIntegration, place: 'integration', event: 'integration' },
}

export type SecretOwner = keyof typeof owners

/** A new webhook secret as text, which is shown once, and sealed for the row that will hold it. */
export function newSecret(context: Context, owner: SecretOwner, id: string): { secret: string; sealed: Buffer } {
  const secret = newWebhookSecret()
  return { secret, sealed: sealSecret(context, owner, id, secret) }
}

/** A secret sealed for the row that will hold it. */
export const sealSecret = ({ signingKey }: Context, owner: SecretOwner, id: string, secret: string): Buffer =>
  seal(secret, `${owners[owner].place} ${id}`, sealingKey(signingKey))

/**
 * Replaces the secret of an endpoint or an integration; the previous one stays valid for a day. Returns the new secret,
 * which cannot be read again. Throws NOT_FOUND.
 */
export async function rotateSecret(
  context: Context,
  who: Actor,
  owner: SecretOwner,
  id: string,
): Promise<{ secret: string }> {
  const { table, find, event } = owners[owner]
  const { secret, sealed } = newSecret(context, owner, id)
  await context.db.transaction(async (tx) => {
    await find(tx, id)
    await tx
      .update(table)
      .set({
        previousSecret: sql`${table.secret}`,
        previousUntil: sql`clock_timestamp() + make_interval(hours => ${overlapHours})`,
        secret: sealed,
      })
      .where(eq(table.id, id))
    await record(tx, { type: `${event}.secret_rotated`, who, data: { [owner]: id } })
  })
  return { secret }
}

interface WithSecrets {
  id: string
  secret: Buffer
  previousSecret: Buffer | null
  previousUntil: Date | null
}

/**
 * The secrets of an endpoint or an integration that are valid now, newest first. Throws UNAVAILABLE when they were
 * sealed with another signing key.
 */
export function validSecrets({ signingKey, clock }: Context, owner: SecretOwner, row: WithSecrets): string[] {
  const overlaps = row.previousSecret && row.previousUntil! > clock()
  const sealed = [row.secret, ...(overlaps ? [row.previousSecret!] : [])]
  const secrets = sealed.flatMap((one) => unseal(one, `${owners[owner].place} ${row.id}`, sealingKey(signingKey)) ?? [])
  if (secrets.length) return secrets
  throw new DomainError(
    'UNAVAILABLE',
    'The secret cannot be opened: it was sealed with another signing key. Rotate it.',
  )
}
