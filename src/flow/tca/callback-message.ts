import type { Context } from '../../context.ts'
import { documentOfSubmission } from '../../db/tca/documents.ts'
import type { Delivery } from '../../db/webhooks/deliveries.ts'
import type { Endpoint } from '../../db/webhooks/endpoints.ts'
import { signatureOf } from '../../domain/tca/signature.ts'
import { validSecrets } from '../webhooks/secrets.ts'

/**
 * A callback as Turnitin sends it: signed with the newest secret, and with the title where the event has one. Null when its
 * document is gone, as after an erasure.
 */
export async function callbackMessage(context: Context, delivery: Delivery, endpoint: Endpoint) {
  const document = delivery.submissionId && (await documentOfSubmission(context.db, delivery.submissionId))
  if (!document) return null
  const titled = delivery.type === 'SUBMISSION_COMPLETE' && { title: document.title }
  const body = JSON.stringify({ ...JSON.parse(delivery.body), ...titled })
  const [secret] = validSecrets(context, 'endpoint', endpoint)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Candour-Webhooks/1',
    'x-turnitin-eventtype': delivery.type,
    'x-turnitin-signature': signatureOf(Buffer.from(body), secret!),
  }
  return { headers, body }
}

/** Why a plug-in did not take a callback, by what it answered, or null. Moodle’s answers 200 to a bad signature and says so in words. */
export function refusalIn(answer: string | null): string | null {
  return /signature/i.test(answer ?? '') ? 'The plug-in answered that the signature is wrong.' : null
}
