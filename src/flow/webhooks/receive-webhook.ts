import { timingSafeEqual } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { isId, newId } from '../../db/id.ts'
import { integrationEvents, outbox } from '../../db/schema/index.ts'
import { findIntegration, type Integration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Bytes, sha256Hex } from '../../domain/hash.ts'
import { readEnvelope, readInbound } from '../../lms/inbound.ts'
import { newWebhookSecret, verifyWebhook } from '../../outside/signed-webhook.ts'
import { record } from '../record.ts'
import { validSecrets } from './secrets.ts'

export interface Received {
  eventId: string
  status: 'accepted' | 'ignored' | 'duplicate'
  /** For a duplicate: how the first ended. */
  state?: string
}

type Headers = Record<string, string | string[] | undefined>

/** Verified against when there is no such integration, so that both refusals take the same time. */
const placeholderSecret = newWebhookSecret()

/**
 * Receives a webhook from an LMS and returns once it is durable: checked over its raw bytes, remembered once per webhook
 * id, applied later. Throws NOT_SIGNED_IN alike for an unknown integration, a wrong secret, a wrong or old signature;
 * INVALID_INPUT for a body that cannot be read; STATE_CHANGED when an id comes again with another body.
 */
export async function receiveWebhook(
  context: Context,
  integrationId: string,
  headers: Headers,
  body: Buffer,
): Promise<Received> {
  const integration = isId(integrationId) ? await findIntegration(context.db, integrationId).catch(unknown) : null
  const listens = integration && !integration.disabledAt && integration.method !== 'turnitin-plugin'
  const webhookId = idIfGenuine(context, listens ? integration : null, headers, body)
  if (!webhookId || !integration) throw new DomainError('NOT_SIGNED_IN', 'This webhook cannot be accepted.')

  const { type, occurredAt, data } = readEnvelope(body)
  const understood = readInbound(type, data)
  const bodySha256 = sha256Hex(body)
  const id = newId()
  const received = await context.db.transaction(async (tx) => {
    const fresh = await tx
      .insert(integrationEvents)
      .values({
        id,
        integrationId,
        webhookId,
        bodySha256,
        type,
        occurredAt,
        ...(understood
          ? { data, nextAttemptAt: context.clock() }
          : {
              state: 'ignored' as const,
              detail: type === 'ping' ? 'A test message.' : 'Nothing here reacts to this type.',
            }),
      })
      .onConflictDoNothing({ target: [integrationEvents.integrationId, integrationEvents.webhookId] })
      .returning({ id: integrationEvents.id })
    if (!fresh.length) return null
    const who = { id: integration.accountId, role: 'integration' as const }
    await record(tx, {
      type: 'integration.webhook_received',
      who,
      data: { integration: integrationId, event: id, kind: type },
    })
    if (understood)
      await tx.insert(outbox).values({ eventId: id, type: 'integration.webhook_received', submissionId: null })
    return { eventId: id, status: understood ? ('accepted' as const) : ('ignored' as const) }
  })
  return received ?? duplicate(context, integrationId, webhookId, bodySha256)
}

function unknown(error: unknown) {
  if (error instanceof DomainError && error.code === 'NOT_FOUND') return null
  throw error
}

function idIfGenuine(context: Context, integration: Integration | null, headers: Headers, body: Buffer): string | null {
  const secrets = integration ? validSecrets(context, 'integration', integration) : [placeholderSecret]
  if (integration?.method === 'bearer-static') return bearerId(secrets, headers, body)
  return verifyWebhook(secrets, headers, body)
}

/** For an LMS that cannot sign: the secret in the header, or as `token` in the body; then the body names itself. */
function bearerId(secrets: string[], { authorization, 'webhook-id': id }: Headers, body: Buffer): string | null {
  const [, header] = /^Bearer +(\S+)$/i.exec(typeof authorization === 'string' ? authorization : '') ?? []
  const given = digest(header ?? tokenIn(body))
  if (!secrets.some((secret) => timingSafeEqual(digest(secret), given))) return null
  if (typeof id === 'string') return /^[\w:-]{1,200}$/.test(id) ? id : null
  return `body:${sha256Hex(body)}`
}

function tokenIn(body: Buffer): string {
  try {
    const { token } = JSON.parse(body.toString('utf8'))
    return typeof token === 'string' ? token : ''
  } catch {
    return ''
  }
}

const digest = (secret: string) => sha256Bytes(secret)

async function duplicate(
  { db }: Context,
  integrationId: string,
  webhookId: string,
  bodySha256: string,
): Promise<Received> {
  const [first] = await db
    .select()
    .from(integrationEvents)
    .where(and(eq(integrationEvents.integrationId, integrationId), eq(integrationEvents.webhookId, webhookId)))
  if (first!.bodySha256 === bodySha256) return { eventId: first!.id, status: 'duplicate', state: first!.state }
  throw new DomainError(
    'STATE_CHANGED',
    'This webhook-id was used before for other content; the earlier webhook stands.',
  )
}
