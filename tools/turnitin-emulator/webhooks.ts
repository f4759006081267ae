import { signatureOf } from '../../src/domain/tca/signature.ts'
import type { Post } from './knobs.ts'
import { similarityOf } from './similarity.ts'
import { type Document, newId, now, type State, statusOf, type Webhook } from './state.ts'

const hour = 3_600_000
/** Turnitin tries again for 24 h at most; the pauses are our own. */
const pauses = [60_000, 300_000, 1_800_000, hour, 2 * hour, 4 * hour, 8 * hour]
const retryForMs = 24 * hour
const delayed = 2 * hour

let sent = 0

/** Queues a callback to everybody who registered for the event, on the way that the knob chooses. */
export function announce(state: State, event: string, body: object): void {
  for (const webhook of state.webhooks.values()) {
    if (!webhook.events.includes(event)) continue
    const way = state.post(event, sent++)
    for (const delivery of deliveriesFor(state, event, JSON.stringify(body), webhook, way)) state.outbox.push(delivery)
    if (way === 'reordered') state.outbox.reverse()
  }
}

function deliveriesFor(state: State, event: string, body: string, webhook: Webhook, way: Post) {
  if (way === 'lost') return []
  const at = now(state)
  const dueAt = way === 'delayed' ? at + delayed : at
  const one = {
    event,
    body,
    webhook,
    dueAt,
    tries: 0,
    until: at + retryForMs,
    forged: way === 'forged',
    unsigned: way === 'unsigned',
  }
  return Array.from({ length: way === 'doubled' ? 2 : 1 }, () => ({ ...one, id: newId() }))
}

/** Announces what time has brought about since the last look. */
export function notice(state: State): void {
  for (const document of state.documents.values()) {
    const status = statusOf(state, document)
    if (!document.announced && (status === 'COMPLETE' || status === 'ERROR')) {
      document.announced = true
      announce(state, 'SUBMISSION_COMPLETE', {
        id: document.id,
        status,
        title: document.title,
        ...(document.errorCode && { error_code: document.errorCode, message: `Refused: ${document.errorCode}` }),
        metadata: custom(document),
      })
    }
    const { report } = document
    if (report && !report.announced && now(state) >= report.readyAt && !document.softDeleted) {
      report.announced = true
      announce(state, 'SIMILARITY_COMPLETE', {
        ...similarityOf(state, document),
        metadata: custom(document),
      })
    }
  }
}

const custom = (document: Document) => ({ custom: document.custom })

/** Sends what is due; what is not taken is tried again for 24 h. Returns how many were taken. */
export async function deliverDue(state: State): Promise<number> {
  notice(state)
  const due = state.outbox.filter(({ dueAt }) => dueAt <= now(state))
  state.outbox = state.outbox.filter((delivery) => !due.includes(delivery))
  let taken = 0
  for (const delivery of due) {
    const status = await post(delivery)
    if (status >= 200 && status < 300) taken++
    else {
      const dueAt = now(state) + (pauses[delivery.tries] ?? pauses.at(-1)!)
      if (dueAt <= delivery.until) state.outbox.push({ ...delivery, tries: delivery.tries + 1, dueAt })
    }
  }
  return taken
}

async function post({ event, body, webhook, forged, unsigned }: State['outbox'][number]): Promise<number> {
  const secret = forged ? 'b3RoZXI=' : webhook.secret
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-turnitin-eventtype': event,
        ...(!unsigned && { 'x-turnitin-signature': signatureOf(Buffer.from(body), secret) }),
        'x-emulator': 'turnitin-emulator',
      },
      body,
      signal: AbortSignal.timeout(10_000),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}
