import Type from 'typebox'
import { DomainError } from '../../domain/error.ts'
import { ifFits, List, part } from '../lti/shapes.ts'
import type { Service } from '../lti/token-service.ts'

const Handler = Type.Object({ notice_type: Type.String(), handler: Type.String() })

/** Where the platform sends each notice type now, as an address by type. Throws UNAVAILABLE. */
export async function noticeHandlers(service: Service, url: string, scope: string): Promise<Map<string, string>> {
  const response = await service(url, scope, { headers: { accept: 'application/json' } })
  const answer = part(await response.json().catch(() => null))
  const handlers = ifFits(List, answer.notice_handlers)
  if (!response.ok || !handlers) throw unavailable(response.status)
  return new Map(
    handlers.flatMap((one) => {
      const known = ifFits(Handler, one)
      return known ? [[known.notice_type, known.handler] as const] : []
    }),
  )
}

/** How many notices a platform may put into one delivery. */
const maxBatchSize = 50

/** Has a platform send a type of notices to `handler`; the same once more changes nothing. Throws UNAVAILABLE. */
export async function putHandler(service: Service, url: string, scope: string, type: string, handler: string) {
  const response = await service(url, scope, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ notice_type: type, handler, max_batch_size: maxBatchSize }),
  })
  await response.body?.cancel()
  if (!response.ok) throw unavailable(response.status)
}

const unavailable = (status: number) =>
  new DomainError('UNAVAILABLE', `The platform does not let this tool order its notices (status ${status}).`)
