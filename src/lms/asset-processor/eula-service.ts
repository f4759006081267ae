import { DomainError } from '../../domain/error.ts'
import type { Service } from '../lti/token-service.ts'
import type { NamedService } from './launch.ts'
import { assetScopes } from './names.ts'

/** The scope that a platform named for one part of the service, or that of the specification. */
function scopeFor({ scopes }: NamedService, part: 'user' | 'deployment'): string {
  const known = part === 'user' ? assetScopes.eulaUser : assetScopes.eulaDeployment
  return scopes.find((one) => one.endsWith(`/eula/${part}`)) ?? known
}

const below = ({ url }: NamedService, path: string) => `${url.replace(/\/+$/, '')}/${path}`

/** Tells a platform whether a person accepted. Returns `told`, `older` when it knows something newer, or the status of a refusal. Throws UNAVAILABLE. */
export function putAcceptance(
  service: Service,
  at: NamedService,
  { subject, accepted, answeredAt }: { subject: string; accepted: boolean; answeredAt: Date },
) {
  const body = { userId: subject, accepted, timestamp: answeredAt.toISOString() }
  return send(service, below(at, 'user'), scopeFor(at, 'user'), 'POST', body)
}

/** Has a platform ask all people again. Throws UNAVAILABLE. */
export function resetAcceptances(service: Service, at: NamedService) {
  return send(service, below(at, 'user'), scopeFor(at, 'user'), 'DELETE')
}

/** Has a platform ask people for the acceptance at all. Throws UNAVAILABLE. */
export function requireAcceptance(service: Service, at: NamedService) {
  return send(service, below(at, 'deployment'), scopeFor(at, 'deployment'), 'PUT', { eulaRequired: true })
}

async function send(service: Service, url: string, scope: string, method: string, body?: object) {
  const response = await service(url, scope, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  await response.body?.cancel()
  if (response.ok) return 'told' as const
  if (response.status === 409) return 'older' as const
  if (response.status >= 500 || response.status === 429 || response.status === 401) {
    throw new DomainError('UNAVAILABLE', `The LMS did not take it (status ${response.status}).`)
  }
  return { refused: response.status }
}
