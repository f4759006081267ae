import type { FieldProblem } from '../../domain/error.ts'
import { courseRoles } from '../../domain/people/enrolment.ts'
import type { Roster, RosterLine, WrongLine } from '../../domain/people/roster/line.ts'
import { personProblems, roleProblem } from './problems.ts'
import type { Row, Table } from './table.ts'

const needed = ['course', 'role', 'name', 'email'] as const

/** The one table `course,role,name,email,externalId`: a line for each person in each course. */
export function readCourseList(table: Table): Roster {
  if ('refusal' in table) return table
  const missing = needed.filter((name) => !table.columns.includes(name))
  if (missing.length) {
    return {
      refusal: `The first line should name the columns course, role, name, email and, where there is one, externalId. It does not name ${missing.join(', ')}.`,
    }
  }
  const read = table.rows.map(lineOf)
  return {
    lines: read.filter((one): one is RosterLine => !('problems' in one)),
    wrong: read.filter((one): one is WrongLine => 'problems' in one),
  }
}

function lineOf({ line, cells }: Row): RosterLine | WrongLine {
  const { course = '', role: given = '', name = '', email = '', externalid = '' } = cells
  const role = courseRoles.find((known) => known === given.toLowerCase())
  const person = { externalId: externalid || null, name: name || null, email: email || null }
  const problems: FieldProblem[] = [
    ...(course
      ? []
      : [{ field: 'course', problem: 'There is no course.', expected: 'The title or code of a course.' }]),
    ...(role ? [] : [roleProblem(given)]),
    ...personProblems(person),
  ]
  if (problems.length || !role) return { file: '', line, problems }
  return { file: '', line, course: { externalId: null, title: course, code: null }, role, person, hasLeft: false }
}
