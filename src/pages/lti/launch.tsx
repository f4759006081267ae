import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import type { Login } from '../../db/lti/logins.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import { addTicket } from '../../db/lti/tickets.ts'
import { DomainError } from '../../domain/error.ts'
import { arriveFrom } from '../../flow/asset-processor/arrive.ts'
import { takeLaunch } from '../../flow/lti/launch.ts'
import { addressesOf } from '../../flow/lti/origins.ts'
import { fieldsIn } from '../../http/lti/fields.ts'
import { clearLoginCookie, readLoginCookie } from '../../http/lti/login-cookie.ts'
import { sendEulaPage } from '../asset-processor/eula.tsx'
import { sendChoicePage } from './choice.tsx'
import { enter } from './enter.ts'
import { sendFramed } from './framed.tsx'
import { StoragePage } from './launch-view.tsx'
import { sendWindowPage } from './window.tsx'

/** Takes a launch: signs the person in and leads them to their page, or asks first for what is still missing. */
export async function launch(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const { state = '', id_token: idToken = '', binding: stored = '', asked_storage, error } = fieldsIn(request.body)
  if (error) throw new DomainError('NOT_ALLOWED', 'Your LMS did not sign you in. Please open the link there again.')
  const cookie = readLoginCookie(context, request, state)
  const binding = cookie ?? (stored || null)
  const outcome = await takeLaunch(context, { state, idToken, binding, askedStorage: asked_storage === '1' })
  const { registration } = outcome
  if ('unbound' in outcome) {
    const page = storagePage(outcome.unbound, registration, { state, idToken })
    return sendFramed(context, reply, page, addressesOf(registration))
  }
  clearLoginCookie(context, reply, state)

  const arrived = await arriveFrom(context, registration, outcome.launch)
  if ('eula' in arrived) return sendEulaPage(context, reply, arrived.eula)
  const { who, contextId, ...arrival } = arrived
  const isForFrame = 'ticket' in arrival && outcome.launch.deepLinking !== null
  if ('ticket' in arrival && (cookie || (isForFrame && outcome.isBound))) {
    return sendChoicePage(context, reply, arrival.ticket)
  }
  if (cookie && 'go' in arrival) return enter(context, reply, { accountId: who.id, contextId, go: arrival.go })
  const key = await addTicket(context.db, { purpose: 'session', accountId: who.id, data: { contextId, ...arrival } })
  return sendWindowPage(context, reply, { key, accountId: who.id, registration, isForFrame })
}

/** Asks the platform’s storage for what ties the login to this browser. */
function storagePage(login: Login, registration: Registration, launched: { state: string; idToken: string }) {
  const storage = {
    target: login.storageTarget!,
    origin: new URL(registration.authUrl).origin,
    state: launched.state,
  }
  return <StoragePage {...launched} storage={storage} />
}
