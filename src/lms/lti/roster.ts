import { DomainError } from '../../domain/error.ts'
import { scopes } from './names.ts'
import { longRole } from './roles.ts'
import type { Service } from './token-service.ts'

export interface Member {
  subject: string
  status: 'Active' | 'Inactive' | 'Deleted'
  roles: string[]
  name: string | null
}

const mostPages = 100

/** Everybody in a course (Names and Roles 2.0), page by page, on the service's own host only. Throws UNAVAILABLE. */
export async function membersOf(service: Service, membershipsUrl: string): Promise<Member[]> {
  const members: Member[] = []
  let next: string | null = membershipsUrl
  for (let page = 0; next && page < mostPages; page++) {
    const response: Response = await service(next, scopes.members, {
      headers: { accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' },
    })
    const container = (await response.json().catch(() => null)) as { members?: unknown } | null
    if (!response.ok || !Array.isArray(container?.members)) {
      throw new DomainError('UNAVAILABLE', `The roster could not be read (status ${response.status}).`)
    }
    members.push(...container.members.flatMap(memberOf))
    next = nextPage(response.headers.get('link'), membershipsUrl)
  }
  return members
}

function memberOf(sent: Record<string, unknown>): Member[] {
  const { user_id: subject, status = 'Active', roles, name } = sent
  if (typeof subject !== 'string' || !Array.isArray(roles)) return []
  return [
    {
      subject,
      status: status === 'Inactive' || status === 'Deleted' ? status : 'Active',
      roles: roles.filter((role) => typeof role === 'string').map(longRole),
      name: typeof name === 'string' && name.trim() ? name.slice(0, 300) : null,
    },
  ]
}

/** The next page by RFC 8288, if it is on the same origin: a token goes nowhere else. */
function nextPage(header: string | null, origin: string): string | null {
  const [, url] = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec(header ?? '') ?? []
  return url && URL.canParse(url) && new URL(url).origin === new URL(origin).origin ? url : null
}
