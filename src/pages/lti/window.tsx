import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import { findTicket, takeTicket } from '../../db/lti/tickets.ts'
import { findAccount } from '../../db/people/accounts.ts'
import { addressesOf } from '../../flow/lti/origins.ts'
import { fieldsIn } from '../../http/lti/fields.ts'
import { refuseForeign } from '../../http/server/session.ts'
import { sendChoicePage } from './choice.tsx'
import { enter } from './enter.ts'
import { sendFramed } from './framed.tsx'
import { ConfirmPage, WindowPage } from './launch-view.tsx'

interface Waiting {
  /** The one-time key under which the launch is kept. */
  key: string
  accountId: string
  registration: Registration
  /** Whether the page goes on in its frame, because its answer does. */
  isForFrame: boolean
}

/** Answers with the way on for a browser that keeps no cookies inside the LMS. */
export async function sendWindowPage(
  context: Context,
  reply: FastifyReply,
  { key, accountId, registration, isForFrame }: Waiting,
) {
  const { name } = await findAccount(context.db, accountId)
  const page = (
    <WindowPage
      name={name}
      platform={registration.name}
      href={`/lti/continue?${new URLSearchParams({ key })}`}
      isForFrame={isForFrame}
    />
  )
  return sendFramed(context, reply, page, addressesOf(registration))
}

/**
 * Takes the one-time key in the address of a window. Who followed it from our own page has read whom it is for; a browser that
 * came from elsewhere is asked first. Throws NOT_FOUND for a key that was used.
 */
export async function continueInWindow(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const { key = '' } = fieldsIn(request.query)
  if (request.headers['sec-fetch-site'] === 'same-origin') return goOn(context, reply, key)
  const { accountId } = await findTicket(context.db, key, 'session')
  const { name } = await findAccount(context.db, accountId)
  return sendFramed(context, reply, <ConfirmPage name={name} ticket={key} />, [])
}

/** Takes the same key from the page that asked. */
export function confirmWindow(context: Context, request: FastifyRequest, reply: FastifyReply) {
  refuseForeign(request)
  return goOn(context, reply, fieldsIn(request.body).ticket ?? '')
}

async function goOn(context: Context, reply: FastifyReply, key: string) {
  const { accountId, data } = await takeTicket(context.db, key, 'session')
  if (typeof data.ticket === 'string') return sendChoicePage(context, reply, data.ticket)
  const contextId = typeof data.contextId === 'string' ? data.contextId : null
  return enter(context, reply, { accountId, contextId, go: String(data.go) })
}
