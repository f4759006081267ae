import type { FieldProblem } from '../../error.ts'
import type { LineChange, NamedCourse } from './line.ts'

export interface KnownCourse {
  id: string
  title: string
  code: string | null
  externalId: string | null
}

/**
 * Finds the course that a line names, or makes it: by the id of the system it comes from where the roster gives one, else
 * by external id, code or title, in this order and without regard to case.
 */
export function courseFinder(known: KnownCourse[], newId: () => string) {
  const byExternalId = new Map<string, KnownCourse>()
  const byName = new Map<string, Set<KnownCourse>>()
  const added: KnownCourse[] = []
  const changed = new Set<KnownCourse>()

  const keep = (course: KnownCourse) => {
    if (course.externalId) byExternalId.set(course.externalId, course)
    for (const name of [course.code, course.title]) {
      if (name) byName.set(plain(name), (byName.get(plain(name)) ?? new Set()).add(course))
    }
  }
  for (const course of known) keep({ ...course })

  const candidates = ({ externalId, title }: NamedCourse): KnownCourse[] => {
    if (externalId) return listOf(byExternalId.get(externalId))
    const named = [...(byName.get(plain(title)) ?? [])]
    const byCode = named.filter(({ code }) => code && plain(code) === plain(title))
    const [exact] = [listOf(byExternalId.get(title)), byCode, named].filter(({ length }) => length)
    return exact ?? []
  }

  const add = ({ externalId, title, code }: NamedCourse) => {
    const course = { id: newId(), externalId, title, code }
    added.push(course)
    keep(course)
    return { id: course.id, changes: ['course_added'] satisfies LineChange[] }
  }

  return {
    problems(named: NamedCourse): FieldProblem[] {
      if (candidates(named).length < 2) return []
      const problem = `There is more than one course “${named.title}”.`
      return [{ field: 'course', problem, expected: 'Its code, which tells them apart.' }]
    },
    find(named: NamedCourse): { id: string; changes: LineChange[] } {
      const [course] = candidates(named)
      if (!course) return add(named)
      if (!named.externalId || course.title === named.title) return { id: course.id, changes: [] }
      course.title = named.title
      if (!added.includes(course)) changed.add(course)
      return { id: course.id, changes: ['course_renamed'] }
    },
    result: () => ({ added, changed: [...changed] }),
  }
}

const plain = (name: string) => name.trim().toLowerCase()
const listOf = (course: KnownCourse | undefined) => (course ? [course] : [])
