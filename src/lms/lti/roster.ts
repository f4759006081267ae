import Type from 'typebox'
import { DomainError } from '../../domain/error.ts'
import { urlIn } from '../../domain/url.ts'
import { scopes } from './names.ts'
import { longRole } from './roles.ts'
import { ifFits, List, texts } from './shapes.ts'
import type { Service } from './token-service.ts'

export interface Member {
  subject: string
  status: 'Active' | 'Inactive' | 'Deleted'
  roles: string[]
  name: string | null
}

const Page = Type.Object({ members: List })
const SentMember = Type.Object({
  user_id: Type.String(),
  roles: List,
  status: Type.Optional(Type.Unknown()),
  name: Type.Optional(Type.Unknown()),
  given_name: Type.Optional(Type.Unknown()),
  family_name: Type.Optional(Type.Unknown()),
})
const Gone = Type.Enum(['Inactive', 'Deleted'])

const maxPages = 100

/** Everybody in a course (Names and Roles 2.0), page by page, on the service's own host only. Throws UNAVAILABLE. */
export async function membersOf(service: Service, membershipsUrl: string): Promise<Member[]> {
  const members: Member[] = []
  let next: string | null = membershipsUrl
  for (let page = 0; next && page < maxPages; page++) {
    const response: Response = await service(next, scopes.members, {
      headers: { accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json' },
    })
    const container = ifFits(Page, await response.json().catch(() => null))
    if (!response.ok || !container) {
      throw new DomainError('UNAVAILABLE', `The roster could not be read (status ${response.status}).`)
    }
    members.push(...container.members.flatMap(memberOf))
    next = nextPage(response.headers.get('link'), membershipsUrl)
  }
  if (next) throw new DomainError('UNAVAILABLE', `The roster has more than ${maxPages} pages.`)
  return members
}

/** A member as we know them; none for an entry without an id and roles. */
function memberOf(sent: unknown): Member[] {
  const member = ifFits(SentMember, sent)
  if (!member) return []
  return [
    {
      subject: member.user_id,
      status: ifFits(Gone, member.status) ?? 'Active',
      roles: texts(member.roles).map(longRole),
      name: nameOf(member.name) ?? nameOf(texts([member.given_name, member.family_name]).join(' ')),
    },
  ]
}

const nameOf = (sent: unknown) => (typeof sent === 'string' && sent.trim() ? sent.slice(0, 300) : null)

/** The next page by RFC 8288, if it is on the same origin: a token goes nowhere else. */
function nextPage(header: string | null, origin: string): string | null {
  const [, url] = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec(header ?? '') ?? []
  return url && urlIn(url)?.origin === new URL(origin).origin ? url : null
}
