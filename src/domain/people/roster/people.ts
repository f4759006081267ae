import type { FieldProblem } from '../../error.ts'
import type { CourseRole } from '../enrolment.ts'
import type { Role } from '../permission.ts'
import type { LineChange, RosterLine } from './line.ts'

export interface KnownPerson {
  id: string
  role: Role
  name: string
  /** An address that a person entered here; one that only an LMS claims is left out. */
  email: string | null
  /** What rosters call them. */
  externalIds: string[]
}

/** That rosters call a person by this id. */
export interface NewLink {
  accountId: string
  role: CourseRole
  externalId: string
}

/** Which roles of people here may be what in a course. A lead may also teach. */
const fitting: Record<CourseRole, readonly Role[]> = { student: ['student'], tutor: ['tutor', 'lead'] }

/**
 * Finds the person that a line names, or makes them: by external id first, then by e-mail address. An address belongs to
 * one person only, and one roster calls a person by one name.
 */
export function personFinder(known: KnownPerson[], newId: () => string) {
  const byExternalId = new Map<string, KnownPerson>()
  const byEmail = new Map<string, KnownPerson>()
  /** The line that first named a person. */
  const firstLine = new Map<KnownPerson, RosterLine>()
  const added = new Set<KnownPerson>()
  const changed = new Set<KnownPerson>()
  const links: NewLink[] = []

  for (const one of known) {
    const person = { ...one }
    if (person.email) byEmail.set(person.email.toLowerCase(), person)
    for (const id of person.externalIds) byExternalId.set(idKey(roleOf(person), id), person)
  }

  const matches = ({ role, person: { externalId, email } }: RosterLine) => ({
    byId: externalId ? byExternalId.get(idKey(role, externalId)) : undefined,
    byAddress: email ? byEmail.get(email.toLowerCase()) : undefined,
  })

  const add = ({ role, person: { name, email } }: RosterLine) => {
    const person: KnownPerson = { id: newId(), role, name: name!, email, externalIds: [] }
    added.add(person)
    if (email) byEmail.set(email.toLowerCase(), person)
    return person
  }

  const bringUpToDate = (person: KnownPerson, { person: { name, email } }: RosterLine): LineChange[] => {
    const changes: LineChange[] = []
    if (name && name !== person.name) {
      person.name = name
      changes.push('name_changed')
    }
    if (email && email.toLowerCase() !== person.email?.toLowerCase()) {
      if (person.email) byEmail.delete(person.email.toLowerCase())
      byEmail.set(email.toLowerCase(), person)
      person.email = email
      changes.push('address_changed')
    }
    if (changes.length && !added.has(person)) changed.add(person)
    return changes
  }

  const link = (person: KnownPerson, { role, person: { externalId } }: RosterLine): LineChange[] => {
    if (!externalId || byExternalId.has(idKey(role, externalId))) return []
    byExternalId.set(idKey(role, externalId), person)
    links.push({ accountId: person.id, role, externalId })
    return ['external_id_added']
  }

  return {
    problems(line: RosterLine): FieldProblem[] {
      const { byId, byAddress } = matches(line)
      if (byAddress && byId !== byAddress && (byId || !fitting[line.role].includes(byAddress.role)))
        return [addressOf(byAddress)]
      const found = byId ?? byAddress
      if (!found && !line.person.name) return [noName]
      return found ? [...fixedAddress(line, found), ...contradiction(line, firstLine.get(found))] : []
    },
    find(line: RosterLine): { id: string; changes: LineChange[] } {
      const { byId, byAddress } = matches(line)
      const person = byId ?? byAddress ?? add(line)
      const isNew = added.has(person) && !firstLine.has(person)
      const changes = [...bringUpToDate(person, line), ...link(person, line)]
      if (!firstLine.has(person)) firstLine.set(person, line)
      return { id: person.id, changes: isNew ? ['person_added'] : changes }
    },
    result: () => ({ added: [...added], changed: [...changed], links }),
  }
}

const roleOf = ({ role }: KnownPerson): CourseRole => (role === 'student' ? 'student' : 'tutor')
const idKey = (role: CourseRole, externalId: string) => `${role} ${externalId}`

const addressOf = ({ name, role }: KnownPerson): FieldProblem => ({
  field: 'email',
  problem: `This address belongs to ${name} (${role}) already.`,
  expected: 'Another address, or the line of that person.',
})

const noName: FieldProblem = {
  field: 'name',
  problem: 'There is no name, and the person is not known here yet.',
  expected: 'The name that others know them by.',
}

/** Who reads students' work is told by their address, so a file does not change it. */
function fixedAddress({ person: { email } }: RosterLine, { role, email: before, name }: KnownPerson): FieldProblem[] {
  if (role === 'student' || !email || !before || email.toLowerCase() === before.toLowerCase()) return []
  const problem = `${name} has another address here, and the address of a person who reads work is not changed by a file.`
  return [{ field: 'email', problem, expected: 'The address that is on their page, or none.' }]
}

/** Two lines that name one person differently: which counts is not for a program to say. */
function contradiction({ person }: RosterLine, first: RosterLine | undefined): FieldProblem[] {
  if (!first) return []
  return (['name', 'email'] as const).flatMap((field) => {
    const [before, now] = [first.person[field], person[field]]
    const isSame = field === 'name' ? before === now : before?.toLowerCase() === now?.toLowerCase()
    if (!before || !now || isSame) return []
    const problem = `Line ${first.line} has “${before}” for the same person.`
    return [{ field, problem, expected: 'The same in every line of a person.' }]
  })
}
