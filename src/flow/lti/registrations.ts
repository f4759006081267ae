import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newId } from '../../db/id.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { findTicket, takeTicket } from '../../db/lti/tickets.ts'
import { ltiDeployments, ltiRegistrations } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { dateParameters as parameters } from '../../lms/lti/names.ts'
import { type Preset, presets } from '../../lms/lti/presets.ts'
import { readConfiguration, readRegistration, registrationRequest } from '../../lms/lti/registration.ts'
import { checkAddress } from '../check-address.ts'
import { ownAddress } from '../own-address.ts'
import { record } from '../record.ts'
import { forgetOrigins } from './origins.ts'

export interface RegistrationWish {
  issuer: string
  clientId: string
  name: string
  authUrl: string
  tokenUrl: string
  tokenAudience: string | null
  jwksUrl: string
  deploymentIds: string[]
}

/** The large platforms, by name. */
export const platforms = Object.keys(presets) as Preset[]

/** The custom parameters by which a platform says from when and until when work is taken, as an LMS asks for them. */
export const dateParameters = Object.entries(parameters).map(([name, variable]) => `${name}=${variable}`)

/** Where a large platform has its endpoints, so that they need not be looked up. */
export function platformAt(name: Preset, host: string, applicationId?: string) {
  const of = presets[name] as (host: string, applicationId?: string) => Omit<RegistrationWish, 'deploymentIds'>
  return of(host.replace(/\/+$/, ''), applicationId || undefined)
}

/**
 * Registers a platform. `waiting` until an admin confirms it, unless an admin typed it in. Throws INVALID_INPUT for
 * addresses that are never fetched, STATE_CHANGED when this client is registered already.
 */
export async function addRegistration(
  context: Context,
  who: Actor,
  { deploymentIds, ...wish }: RegistrationWish,
  state: 'active' | 'waiting' = 'active',
) {
  for (const field of ['authUrl', 'tokenUrl', 'jwksUrl'] as const) checkAddress(context, wish[field], field)
  const registered = await context.db.transaction(async (tx) => {
    const [added] = await tx
      .insert(ltiRegistrations)
      .values({ id: newId(), ...wish, state, createdBy: who.id })
      .onConflictDoNothing()
      .returning()
    if (!added) {
      const problem = 'This client id is registered for this issuer already.'
      const expected = 'Another client id, or the registration in the list.'
      throw new DomainError('STATE_CHANGED', problem, [{ field: 'clientId', problem, expected }])
    }
    const rows = [...new Set(deploymentIds)].map((deploymentId) => ({
      registrationId: added.id,
      deploymentId,
      state: 'active' as const,
      confirmedBy: who.id,
    }))
    if (rows.length) await tx.insert(ltiDeployments).values(rows)
    await record(tx, { type: 'lti.registration_added', who, data: { registration: added.id, state } })
    return added
  })
  forgetOrigins(context)
  return registered
}

/** An admin says yes to a platform that registered itself, or closes a registration. */
export async function setRegistrationState(context: Context, who: Actor, id: string, state: 'active' | 'closed') {
  const registration = await context.db.transaction(async (tx) => {
    await findRegistration(tx, id)
    const [changed] = await tx.update(ltiRegistrations).set({ state }).where(eq(ltiRegistrations.id, id)).returning()
    await record(tx, {
      type: state === 'active' ? 'lti.registration_confirmed' : 'lti.registration_closed',
      who,
      data: { registration: id },
    })
    return changed!
  })
  forgetOrigins(context)
  return registration
}

/** An admin says yes to a place where the tool was put. Throws NOT_FOUND for a deployment without a launch. */
export async function confirmDeployment({ db }: Context, who: Actor, registrationId: string, deploymentId: string) {
  return db.transaction(async (tx) => {
    const [confirmed] = await tx
      .update(ltiDeployments)
      .set({ state: 'active', confirmedBy: who.id })
      .where(and(eq(ltiDeployments.registrationId, registrationId), eq(ltiDeployments.deploymentId, deploymentId)))
      .returning()
    if (!confirmed) throw new DomainError('NOT_FOUND', 'There is no such deployment.')
    await record(tx, { type: 'lti.deployment_confirmed', who, data: { registration: registrationId } })
    return confirmed
  })
}

/** How a platform registers itself: by an invitation, from its configuration, with its own token where it gave one. */
interface SelfRegistration {
  invite: string
  configurationUrl: string
  token: string | null
  /** The path of the icon that the platform shows for this tool. */
  icon: string
}

/**
 * A platform registers itself (1EdTech Dynamic Registration 1.0) with an admin's invitation, which is used up. It waits
 * for the admin's confirmation all the same. Throws NOT_FOUND, INVALID_INPUT, UNAVAILABLE.
 */
export async function registerItself(context: Context, { invite, configurationUrl, token, icon }: SelfRegistration) {
  await findTicket(context.db, invite, 'registration')
  checkAddress(context, configurationUrl, 'openid_configuration')
  const configuration = readConfiguration(await jsonFrom(context, configurationUrl, {}), configurationUrl)
  const { accountId } = await takeTicket(context.db, invite, 'registration')
  const answer = await jsonFrom(context, configuration.registrationUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(registrationRequest(configuration, ownAddress(context), icon)),
  })
  const { clientId, deploymentId } = readRegistration(answer)
  const { registrationUrl, scopes, messages, ...platform } = configuration
  const wish = { ...platform, clientId, deploymentIds: deploymentId ? [deploymentId] : [] }
  return addRegistration(context, { id: accountId, role: 'admin' }, wish, 'waiting')
}

async function jsonFrom({ fetch }: Context, url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', ...init })
  const json = await response.json().catch(() => null)
  if (!response.ok || json === null) {
    throw new DomainError('UNAVAILABLE', `The platform did not answer well (status ${response.status}).`)
  }
  return json
}
