import Type, { type Static } from 'typebox'
import { DomainError } from '../../domain/error.ts'
import { problemsIn } from '../../domain/shape.ts'
import { assetScopes } from '../asset-processor/names.ts'
import { assetMessagesFor } from '../asset-processor/registration.ts'
import { claims, customs, dueDateVariable, scopes } from './names.ts'
import { Address, ifFits, List, part, texts } from './shapes.ts'

export interface PlatformConfiguration {
  issuer: string
  authUrl: string
  tokenUrl: string
  tokenAudience: string | null
  jwksUrl: string
  registrationUrl: string
  scopes: string[]
  messages: string[]
  name: string
}

/** Hosted Canvas shares one issuer among many hosts; everybody else registers from the issuer's own host. */
const sharedIssuers: Record<string, RegExp> = { 'canvas.instructure.com': /(^|\.)(instructure\.com|canvaslms\.com)$/ }

const Configuration = Type.Object({
  issuer: Address,
  registration_endpoint: Address,
  authorization_endpoint: Address,
  token_endpoint: Address,
  jwks_uri: Address,
})
const Message = Type.Object({ type: Type.String() })
const Text = Type.String({ minLength: 1 })

/**
 * Reads a platform's OpenID configuration and sees that it speaks for itself (docs/reference/lti.md#registration).
 * Throws INVALID_INPUT.
 */
export function readConfiguration(sent: unknown, fetchedFrom: string): PlatformConfiguration {
  const [wrong] = problemsIn(Configuration, sent ?? {})
  if (wrong) throw unusable(`it has no usable “${wrong.field}”`)
  const config = sent as Static<typeof Configuration> & Record<string, unknown>
  const issuerHost = hostOf(config.issuer)
  const hosts = [fetchedFrom, config.registration_endpoint].map(hostOf)
  if (!hosts.every((host) => host === issuerHost || sharedIssuers[issuerHost]?.test(host))) {
    throw unusable('it speaks for another host')
  }
  const platform = part(config[claims.platformConfiguration])
  const family = ifFits(Text, platform.product_family_code)
  return {
    issuer: config.issuer,
    registrationUrl: config.registration_endpoint,
    authUrl: config.authorization_endpoint,
    tokenUrl: config.token_endpoint,
    tokenAudience: ifFits(Type.String(), config.authorization_server),
    jwksUrl: config.jwks_uri,
    scopes: texts(config.scopes_supported),
    messages: (ifFits(List, platform.messages_supported) ?? []).flatMap((it) => ifFits(Message, it)?.type ?? []),
    name: family ? `${family} at ${issuerHost}` : issuerHost,
  }
}

const hostOf = (address: string) => new URL(address).host

/** What we ask a platform to register: no more scopes and messages than it offers. */
export function registrationRequest({ scopes: offered, messages }: PlatformConfiguration, own: string) {
  const wanted = [...Object.values(scopes), ...Object.values(assetScopes)].filter((scope) => offered.includes(scope))
  const types = ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'].filter((type) => messages.includes(type))
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${own}/lti/login`,
    redirect_uris: [`${own}/lti/launch`],
    client_name: 'Candour',
    jwks_uri: `${own}/lti/jwks`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: wanted.join(' '),
    [claims.toolConfiguration]: {
      domain: new URL(own).host,
      target_link_uri: `${own}/lti/launch`,
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name'],
      custom_parameters: { [customs.dueAt]: dueDateVariable },
      messages: [
        ...types.map((type) => ({ type, target_link_uri: `${own}/lti/launch`, label: 'Candour' })),
        ...assetMessagesFor({ scopes: offered, messages }, `${own}/lti/launch`),
      ],
    },
  }
}

/** The client id, and the deployment where the platform names one. Throws INVALID_INPUT. */
export function readRegistration(sent: unknown): { clientId: string; deploymentId: string | null } {
  const answer = part(sent)
  const clientId = ifFits(Text, answer.client_id)
  if (!clientId) throw unusable('it gave no client id')
  return { clientId, deploymentId: ifFits(Type.String(), part(answer[claims.toolConfiguration]).deployment_id) }
}

const unusable = (why: string) => new DomainError('INVALID_INPUT', `This platform cannot be registered: ${why}.`)
