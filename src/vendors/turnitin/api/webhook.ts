import { randomBytes } from 'node:crypto'
import type { DetectorRuntime, Fault, Hint } from '../../../domain/screening/detector.ts'
import { callbackEvents } from '../../../domain/tca/events.ts'
import { fits } from '../../../domain/tca/signature.ts'
import { object } from '../known.ts'
import { ask } from './ask.ts'
import type { Settings } from './settings.ts'

/** The callback as it is registered. Id and secret are written together, so that they always belong together. */
type Webhook = {
  id: string
  url: string
  secret: string
  at: number
  /** The secret before the latest rotation, still taken for callbacks that were under way. */
  before?: string
}

const rotateAfter = 90 * 86_400_000
/** Turnitin tries a callback again for 24 h at most. */
const overlap = 25 * 3_600_000

/** Which documents a callback names, once its signature fits; null when it does not. What it says is not believed. */
export async function readCallback(
  raw: Buffer,
  headers: Record<string, string | undefined>,
  runtime: DetectorRuntime,
): Promise<Hint | null> {
  const webhook = (await runtime.notes.read('webhook')) as Webhook | null | undefined
  const signature = headers['x-turnitin-signature']
  const secrets = [webhook?.secret, isUnderWay(webhook, runtime.now) ? webhook?.before : undefined]
  if (!secrets.some((secret) => secret && fits(raw, secret, signature))) return null

  const { id, submission_id: submissionId } = bodyOf(raw)
  const type = headers['x-turnitin-eventtype'] ?? ''
  const named = type === 'SUBMISSION_COMPLETE' ? id : type.startsWith('SIMILARITY_') ? submissionId : null
  return { kind: type, documents: typeof named === 'string' ? [named] : [] }
}

/**
 * Makes sure that Turnitin calls back: registers, checks, repairs and rotates. A registration of ours whose secret is
 * unknown is deleted and made anew, because the secret can never be asked for. Returns a sentence, or a fault.
 */
export async function tendWebhook(
  settings: Settings,
  runtime: DetectorRuntime,
): Promise<{ detail: string; fault: Fault | null }> {
  const url = runtime.callbackUrl
  if (!url) return { detail: 'There is no public address for callbacks, so results are only polled for.', fault: null }
  const kept = (await runtime.notes.read('webhook')) as Webhook | null | undefined
  const old = kept?.url === url ? kept : null
  if (old) {
    const seen = await ask(settings, runtime, { method: 'GET', path: `/webhooks/${old.id}` })
    if (seen.fault && seen.status !== 404) return { detail: seen.fault.message, fault: seen.fault }
    const young = runtime.now.getTime() - old.at < rotateAfter
    if (!seen.fault && object(seen.json).url === url && young)
      return keepEvents(settings, runtime, old, object(seen.json).event_types)
  }
  return register(settings, runtime, url, old)
}

async function keepEvents(settings: Settings, runtime: DetectorRuntime, { id }: Webhook, types: unknown) {
  const complete = Array.isArray(types) && callbackEvents.every((type) => types.includes(type))
  if (complete) return { detail: 'Callbacks are registered.', fault: null }
  const patched = await ask(settings, runtime, {
    method: 'PATCH',
    path: `/webhooks/${id}`,
    json: { event_types: [...callbackEvents] },
  })
  return {
    detail: patched.fault?.message ?? 'Callbacks were registered for some events only; now for all.',
    fault: patched.fault,
  }
}

async function register(settings: Settings, runtime: DetectorRuntime, url: string, old: Webhook | null) {
  const secret = randomBytes(32).toString('base64')
  const post = () =>
    ask(settings, runtime, {
      method: 'POST',
      path: '/webhooks',
      json: {
        signing_secret: secret,
        url,
        event_types: [...callbackEvents],
        description: 'Candour',
        allow_insecure: url.startsWith('http:'),
      },
    })
  if (old) await ask(settings, runtime, { method: 'DELETE', path: `/webhooks/${old.id}` })
  let made = await post()
  if (made.status === 409) {
    const listed = await ask(settings, runtime, { method: 'GET', path: '/webhooks' })
    for (const webhook of [listed.json ?? []].flat().map(object)) {
      if (webhook.url === url) await ask(settings, runtime, { method: 'DELETE', path: `/webhooks/${webhook.id}` })
    }
    made = await post()
  }
  const { id } = object(made.json)
  if (made.fault || typeof id !== 'string') {
    return { detail: made.fault?.message ?? 'Turnitin registered callbacks without an id.', fault: made.fault }
  }
  const kept: Webhook = { id, url, secret, at: runtime.now.getTime(), ...(old && { before: old.secret }) }
  await runtime.notes.write('webhook', kept)
  return { detail: 'Callbacks are registered anew.', fault: null }
}

const isUnderWay = (webhook: Webhook | null | undefined, now: Date) =>
  webhook?.before !== undefined && now.getTime() - webhook.at < overlap

function bodyOf(raw: Buffer) {
  try {
    return object(JSON.parse(raw.toString('utf8')))
  } catch {
    return {}
  }
}
