import Type from 'typebox'
import { Check } from 'typebox/value'
import { DomainError } from '../../domain/error.ts'
import { receiveNotices } from '../../flow/asset-processor/receive-notices.ts'
import type { Routes } from '../server/routes.ts'

/** The largest delivery of notices that is read, in bytes, and the most notices in it. */
const largest = { bytes: 512 * 1024, notices: 100 }

const Delivery = Type.Object({
  notices: Type.Array(Type.Object({ jwt: Type.String() }), { minItems: 1, maxItems: largest.notices }),
})

/**
 * Where platforms send notices (Platform Notification Service 1.0). Each is signed, so there is no key and no session. The answer goes out
 * once they are durable: 202, 401 when none is from a platform that is known here, 500 only when nothing was kept.
 */
export const platformNoticeRoutes: Routes = async (app, { context }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largest.bytes }, (_request, body, done) =>
    done(null, body),
  )

  app.post(
    '/lti/notices',
    { config: { action: 'public' }, bodyLimit: largest.bytes, schema: { hide: true } },
    async ({ body }, reply) => {
      await receiveNotices(context, tokensIn(Buffer.isBuffer(body) ? body.toString('utf8') : ''))
      return reply.code(202).send()
    },
  )
}

/** The signed notices of a delivery: as JSON, or as one field of a form, which a platform of an older draft sends. */
function tokensIn(body: string): string[] {
  const form = /^id_token=/.test(body) ? new URLSearchParams(body).get('id_token') : null
  if (form) return [form]
  const delivery = parsed(body)
  if (Check(Delivery, delivery)) return delivery.notices.map(({ jwt }) => jwt)
  throw new DomainError('INVALID_INPUT', 'This is no delivery of notices.', [
    { field: 'notices', problem: 'It cannot be read.', expected: 'A list of {"jwt": "…"}, at most 100.' },
  ])
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
