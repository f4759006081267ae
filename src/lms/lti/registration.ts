import Type, { type Static } from 'typebox'
import { DomainError } from '../../domain/error.ts'
import { problemsIn } from '../../domain/shape.ts'
import { assetScopes } from '../asset-processor/names.ts'
import { assetMessagesFor } from '../asset-processor/registration.ts'
import { claims, dateParameters, scopes } from './names.ts'
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

const messageTypes = ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']

const description =
  'Students hand in work with an honest account of how they used AI. Programs advise, and people decide.'

/** What we ask a platform to register: no more scopes and messages than it offers. `own` is our address, `icon` a path on it. */
export function registrationRequest({ scopes: offered, messages }: PlatformConfiguration, own: string, icon: string) {
  const wanted = [...Object.values(scopes), ...Object.values(assetScopes)].filter((scope) => offered.includes(scope))
  const types = messageTypes.filter((type) => messages.includes(type))
  const launchUrl = `${own}/lti/launch`
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${own}/lti/login`,
    redirect_uris: [launchUrl],
    client_name: 'Candour',
    client_uri: own,
    logo_uri: `${own}${icon}`,
    jwks_uri: `${own}/lti/jwks`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: wanted.join(' '),
    [claims.toolConfiguration]: {
      domain: new URL(own).host,
      description,
      target_link_uri: launchUrl,
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name'],
      custom_parameters: dateParameters,
      messages: [
        ...types.map((type) => ({ type, target_link_uri: launchUrl, label: 'Candour', icon_uri: `${own}${icon}` })),
        ...assetMessagesFor({ scopes: offered, messages }, launchUrl),
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
