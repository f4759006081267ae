import { DomainError } from '../../domain/error.ts'
import { claims, scopes } from './names.ts'

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

/** Reads a platform's OpenID configuration and sees that it speaks for itself (LMS sheet §9). Throws INVALID_INPUT. */
export function readConfiguration(sent: unknown, fetchedFrom: string): PlatformConfiguration {
  const config = (sent ?? {}) as Record<string, unknown>
  const address = (name: string) => {
    const value = config[name]
    if (typeof value === 'string' && URL.canParse(value)) return value
    throw unusable(`it has no usable “${name}”`)
  }
  const issuer = address('issuer')
  const registrationUrl = address('registration_endpoint')
  const issuerHost = new URL(issuer).host
  for (const url of [fetchedFrom, registrationUrl]) {
    const { host } = new URL(url)
    if (host !== issuerHost && !sharedIssuers[issuerHost]?.test(host)) throw unusable('it speaks for another host')
  }
  const platform = (config[claims.platformConfiguration] ?? {}) as Record<string, unknown>
  const messages = Array.isArray(platform.messages_supported) ? platform.messages_supported : []
  const audience = config.authorization_server
  const family = platform.product_family_code
  return {
    issuer,
    registrationUrl,
    authUrl: address('authorization_endpoint'),
    tokenUrl: address('token_endpoint'),
    tokenAudience: typeof audience === 'string' ? audience : null,
    jwksUrl: address('jwks_uri'),
    scopes: texts(config.scopes_supported),
    messages: messages.flatMap((message: { type?: unknown } | null) =>
      typeof message?.type === 'string' ? [message.type] : [],
    ),
    name: typeof family === 'string' && family ? `${family} at ${issuerHost}` : issuerHost,
  }
}

/** What we ask a platform to register: no more scopes and messages than it offers. */
export function registrationRequest({ scopes: offered, messages }: PlatformConfiguration, own: string) {
  const wanted = Object.values(scopes).filter((scope) => offered.includes(scope))
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
      custom_parameters: {},
      messages: types.map((type) => ({ type, target_link_uri: `${own}/lti/launch`, label: 'Candour' })),
    },
  }
}

/** The client id, and the deployment where the platform names one. Throws INVALID_INPUT. */
export function readRegistration(sent: unknown): { clientId: string; deploymentId: string | null } {
  const answer = (sent ?? {}) as Record<string, unknown>
  const tool = (answer[claims.toolConfiguration] ?? {}) as Record<string, unknown>
  if (typeof answer.client_id !== 'string' || !answer.client_id) throw unusable('it gave no client id')
  return {
    clientId: answer.client_id,
    deploymentId: typeof tool.deployment_id === 'string' ? tool.deployment_id : null,
  }
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const unusable = (why: string) => new DomainError('INVALID_INPUT', `This platform cannot be registered: ${why}.`)
