import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import type { Login } from '../../db/lti/logins.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import { addTicket, takeTicket } from '../../db/lti/tickets.ts'
import { DomainError } from '../../domain/error.ts'
import { arriveFrom } from '../../flow/asset-processor/arrive.ts'
import { takeLaunch } from '../../flow/lti/launch.ts'
import { fieldsIn } from '../../http/lti/fields.ts'
import { clearLoginCookie, readLoginCookie } from '../../http/lti/login-cookie.ts'
import { addressesOf } from '../../http/lti/origins.ts'
import { refuseForeign } from '../../http/server/session.ts'
import { sendEulaPage } from '../asset-processor/eula.tsx'
import { sendChoicePage } from './choice.tsx'
import { enter } from './enter.ts'
import { sendFramed } from './framed.tsx'
import { NewWindowPage, OwnWindowPage } from './launch-view.tsx'

/** Takes a launch: signs the person in and leads them to their page, or asks first for what is still missing. */
export async function launch(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const { state = '', id_token: idToken = '', binding: stored = '', error } = fieldsIn(request.body)
  if (error) throw new DomainError('NOT_ALLOWED', 'Your LMS did not sign you in. Please open the link there again.')
  const cookie = readLoginCookie(context, request, state)
  const outcome = await takeLaunch(context, { state, idToken, binding: cookie ?? (stored || null) })
  const addresses = addressesOf(outcome.registration)
  if ('unbound' in outcome) {
    const page = newWindowPage(outcome.unbound, outcome.registration, { state, idToken })
    return sendFramed(context, reply, page, addresses)
  }
  clearLoginCookie(context, reply, state)

  const arrival = await arriveFrom(context, outcome.registration, outcome.launch)
  if ('eula' in arrival) return sendEulaPage(context, reply, arrival.eula)
  if ('ticket' in arrival) return sendChoicePage(context, reply, arrival.ticket)
  const { who, go } = arrival
  if (cookie) return enter(context, reply, who.id, go)
  const ticket = await addTicket(context.db, { purpose: 'session', accountId: who.id, data: { go } })
  return sendFramed(context, reply, <OwnWindowPage ticket={ticket} />, addresses)
}

/** The way on for a browser that kept nothing since the login: the platform’s storage, or a window of its own. */
function newWindowPage(login: Login, registration: Registration, launched: { state: string; idToken: string }) {
  const { lti_storage_target: _, ...params } = login.params
  const target = login.storageTarget
  const storage = target ? { target, origin: new URL(registration.authUrl).origin, state: launched.state } : null
  return <NewWindowPage {...launched} again={`/lti/login?${new URLSearchParams(params)}`} storage={storage} />
}

/** Signs in with the ticket of a launch, in a window of its own. Throws NOT_FOUND for a ticket that was used. */
export async function continueInWindow(context: Context, request: FastifyRequest, reply: FastifyReply) {
  refuseForeign(request)
  const { ticket = '' } = fieldsIn(request.body)
  const { accountId, data } = await takeTicket(context.db, ticket, 'session')
  return enter(context, reply, accountId, String(data.go))
}
