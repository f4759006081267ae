import { DomainError } from '../error.ts'
import { type EulaAcceptance, eulaAcceptanceIn } from './eula.ts'
import { readableName } from './names.ts'
import { listIn, objectIn, type Sent, textIn } from './sent.ts'

/** A person as a plug-in names them; only the id where it marks without names. */
export interface TcaPerson {
  externalId: string
  name?: string
  email?: string
}

/** Work that a plug-in announces before it sends the file. */
export interface Announced {
  /** A person or a group. */
  owner: string
  /** Who uploaded it in the LMS. */
  submitter: string
  title: string
  /** Whose work it is, never empty. The first is its student here. */
  authors: [TcaPerson, ...TcaPerson[]]
  /** Whether the plug-in left out the names of the authors. */
  anonymous: boolean
  assignment: { externalId: string; title?: string; course?: { externalId: string; title?: string } }
  teachers: TcaPerson[]
  acceptance: EulaAcceptance | null
}

/** How many authors and teachers of one work are read. */
const mostPeople = 200

/** The longest id of a person (Turnitin Core API). */
const longestId = 132

/** Reads the body of `POST /submissions`. Unknown fields are left alone. Throws INVALID_INPUT. */
export function announcedIn(sent: Sent): Announced {
  const owner = textIn(sent.owner)
  if (!owner || owner.length > longestId) throw missing('owner', `An id of 1 to ${longestId} characters.`)
  const submitter = textIn(sent.submitter) ?? owner
  const { owners, group, group_context: context } = objectIn(sent.metadata)
  const named = peopleIn(owners)
  const authors = byImportance(named, owner, submitter)
  const { id, name } = objectIn(group)
  return {
    owner,
    submitter,
    title: readableName(typeof sent.title === 'string' ? sent.title : '') || 'Untitled work',
    authors,
    anonymous: !authors.some((author) => author.name),
    assignment: { externalId: textIn(id) ?? 'no assignment', ...titleOf(name), ...courseOf(context) },
    teachers: peopleIn(objectIn(context).owners),
    acceptance: eulaAcceptanceIn(sent.eula),
  }
}

/** The owner comes first; of a group, whose id is that of no person, the member who uploaded the work. */
function byImportance(named: TcaPerson[], owner: string, submitter: string): Announced['authors'] {
  const first =
    named.find(({ externalId }) => externalId === owner) ??
    named.find(({ externalId }) => externalId === submitter) ??
    named[0]
  if (!first) return [{ externalId: owner }]
  return [first, ...named.filter((person) => person !== first)]
}

function courseOf(context: unknown) {
  const { id, name } = objectIn(context)
  const externalId = textIn(id)
  return externalId ? { course: { externalId, ...titleOf(name) } } : {}
}

function titleOf(name: unknown) {
  const title = textIn(name)
  return title ? { title } : {}
}

/** Each person once, by their id. */
function peopleIn(value: unknown): TcaPerson[] {
  const people = new Map<string, TcaPerson>()
  for (const one of listIn(value).slice(0, mostPeople).map(objectIn)) {
    const externalId = textIn(one.id)
    if (!externalId || externalId.length > longestId || people.has(externalId)) continue
    const name = [textIn(one.given_name), textIn(one.family_name)].filter(Boolean).join(' ')
    const email = textIn(one.email)
    people.set(externalId, { externalId, ...(name && { name }), ...(email && { email }) })
  }
  return [...people.values()]
}

const missing = (field: string, expected: string) =>
  new DomainError('INVALID_INPUT', `${field} is missing or too long.`, [
    { field, problem: 'It is missing or too long.', expected },
  ])
