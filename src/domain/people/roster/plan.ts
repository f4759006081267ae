import type { FieldProblem } from '../../error.ts'
import type { CourseRole } from '../enrolment.ts'
import { courseFinder, type KnownCourse } from './courses.ts'
import type { LineChange, ReadRoster } from './line.ts'
import { type KnownPerson, type NewLink, personFinder } from './people.ts'

export type { ReadRoster } from './line.ts'

/** A line with what it changes, or with what is wrong with it; never both. */
export interface PlannedLine {
  file: string
  line: number
  changes: LineChange[]
  problems: FieldProblem[]
}

/** An enrolment that an earlier roster made and that has not ended. */
export interface KnownEnrolment {
  id: string
  courseId: string
  accountId: string
  role: CourseRole
}

/** What is here before a roster is applied, as far as it names it. */
export interface KnownRoster {
  people: KnownPerson[]
  courses: KnownCourse[]
  enrolments: KnownEnrolment[]
}

/** All that a roster would change, with the ids that new rows will have. */
export interface RosterPlan {
  /** The lines that change something or are wrong, in the order of the file. */
  lines: PlannedLine[]
  /** How many lines say what is here already. */
  unchanged: number
  courses: { added: KnownCourse[]; changed: KnownCourse[] }
  people: { added: KnownPerson[]; changed: KnownPerson[]; links: NewLink[] }
  enrolments: { added: Omit<KnownEnrolment, 'id'>[]; ended: string[] }
}

/**
 * Compares a roster with what is here, line by line. Nothing is ever deleted: a roster that names fewer people than
 * before changes nothing about the others, and only a line that says so ends an enrolment.
 */
export function planRoster({ lines, wrong }: ReadRoster, known: KnownRoster, newId: () => string): RosterPlan {
  const courses = courseFinder(known.courses, newId)
  const people = personFinder(known.people, newId)
  const enrolments = enrolmentFinder(known.enrolments)
  const planned: PlannedLine[] = wrong.map((line) => ({ ...line, changes: [] }))
  for (const line of lines) {
    const { file, line: number } = line
    const problems = [...courses.problems(line.course), ...people.problems(line)]
    if (problems.length) {
      planned.push({ file, line: number, changes: [], problems })
      continue
    }
    const course = courses.find(line.course)
    const person = people.find(line)
    const changes = [
      ...course.changes,
      ...person.changes,
      ...enrolments.set({ courseId: course.id, accountId: person.id, role: line.role }, line.hasLeft),
    ]
    if (changes.length) planned.push({ file, line: number, changes, problems: [] })
  }
  return {
    lines: planned.toSorted((a, b) => a.line - b.line),
    unchanged: lines.length + wrong.length - planned.length,
    courses: courses.result(),
    people: people.result(),
    enrolments: enrolments.result(),
  }
}

function enrolmentFinder(known: KnownEnrolment[]) {
  const keyOf = ({ courseId, accountId, role }: Omit<KnownEnrolment, 'id'>) => `${courseId} ${accountId} ${role}`
  const open = new Map<string, string | null>(known.map((one) => [keyOf(one), one.id]))
  const added: Omit<KnownEnrolment, 'id'>[] = []
  const ended: string[] = []
  return {
    set(wanted: Omit<KnownEnrolment, 'id'>, hasLeft: boolean): LineChange[] {
      const key = keyOf(wanted)
      const id = open.get(key)
      if (hasLeft && id) {
        open.delete(key)
        ended.push(id)
        return ['left']
      }
      if (hasLeft || open.has(key)) return []
      open.set(key, null)
      added.push(wanted)
      return ['enrolled']
    },
    result: () => ({ added, ended }),
  }
}
