import type { Context } from '../../context.ts'
import { addLogin } from '../../db/lti/logins.ts'
import { registrationOf } from '../../db/lti/registrations.ts'
import { hashOf, newSecret } from '../../db/lti/secret.ts'
import { DomainError } from '../../domain/error.ts'
import { ownAddress } from '../own-address.ts'

/** What begins a login, from the platform by way of the browser; none of it is trusted. */
export interface LoginParams {
  iss: string
  login_hint: string
  target_link_uri?: string
  lti_message_hint?: string
  client_id?: string
  lti_deployment_id?: string
  lti_storage_target?: string
}

/**
 * Begins a login (OpenID Connect third-party initiated login; docs/reference/lti.md#login). Returns where the browser goes next, and
 * what it keeps: `binding`, which only this browser will be able to bring back. Throws INVALID_INPUT for a platform
 * that is not registered.
 */
export async function beginLogin(context: Context, params: LoginParams) {
  const registration = await registrationOf(context.db, params.iss, params.client_id)
  if (!registration || !params.login_hint) {
    throw new DomainError('INVALID_INPUT', 'This LMS is not registered here, or not under this client id.')
  }
  const [state, nonce, binding] = [newSecret(), newSecret(), newSecret()]
  await addLogin(context.db, {
    stateHash: hashOf(state),
    nonceHash: hashOf(nonce),
    bindingHash: hashOf(binding),
    registrationId: registration.id,
    params: { ...params },
    storageTarget: params.lti_storage_target ?? null,
  })
  const next = new URL(registration.authUrl)
  const query = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration.clientId,
    redirect_uri: `${ownAddress(context)}/lti/launch`,
    state,
    nonce,
    login_hint: params.login_hint,
    ...(params.lti_message_hint !== undefined && { lti_message_hint: params.lti_message_hint }),
  }
  for (const [name, value] of Object.entries(query)) next.searchParams.set(name, value)
  return {
    state,
    binding,
    redirect: next.href,
    platformOrigin: next.origin,
    storageTarget: params.lti_storage_target ?? null,
  }
}
