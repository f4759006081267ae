import type { CourseRole } from '../../domain/people/enrolment.ts'
import type { NamedCourse, NamedPerson, Roster, RosterLine, WrongLine } from '../../domain/people/roster/line.ts'
import type { Package } from '../package/zip.ts'
import { personProblems, roleProblem } from './problems.ts'
import { type Row, readTable } from './table.ts'

/** The tables of a OneRoster 1.2 bulk file that say who is in which class (1EdTech OneRoster 1.2 CSV binding, 4). */
const tables = ['users.csv', 'classes.csv', 'enrollments.csv'] as const
type TableName = (typeof tables)[number]

/** What a class role is here. Others, such as `proctor` and `administrator`, have nothing to do in a course. */
const roles: Record<string, CourseRole> = { student: 'student', teacher: 'tutor', aide: 'tutor' }

/** Reads the tables of people, classes and enrolments of a OneRoster bulk file; other tables are left alone. */
export async function readOneRoster(zip: Package): Promise<Roster> {
  const rows = {} as Record<TableName, Row[]>
  for (const name of tables) {
    const path = zip.names.find((one) => one.toLowerCase().split('/').at(-1) === name)
    if (!path)
      return {
        refusal: `A OneRoster file is a zip with users.csv, classes.csv and enrollments.csv. There is no ${name} in this one.`,
      }
    const table = readTable(await bytesOf(zip, path))
    if ('refusal' in table) return { refusal: `${name}: ${table.refusal}` }
    if (!table.columns.includes('sourcedid'))
      return { refusal: `${name}: the first line does not name the column sourcedId.` }
    rows[name] = table.rows
  }
  return linesOf(rows)
}

async function bytesOf(zip: Package, path: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.read(path)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function linesOf(rows: Record<TableName, Row[]>): Roster {
  const people = new Map(rows['users.csv'].map(({ cells }) => [cells.sourcedid, personOf(cells)]))
  const classes = new Map(rows['classes.csv'].map(({ cells }) => [cells.sourcedid, courseOf(cells)]))
  const lines: RosterLine[] = []
  const wrong: WrongLine[] = []
  for (const { line, cells } of rows['enrollments.csv']) {
    const place = { file: 'enrollments.csv', line }
    const role = roles[(cells.role ?? '').toLowerCase()]
    const person = people.get(cells.usersourcedid)
    const course = classes.get(cells.classsourcedid)
    const problems = [
      ...(role ? [] : [roleProblem(cells.role ?? '')]),
      ...(person ? personProblems(person) : [unknown('userSourcedId', 'users.csv', cells.usersourcedid)]),
      ...(course ? [] : [unknown('classSourcedId', 'classes.csv', cells.classsourcedid)]),
    ]
    if (problems.length || !role || !person || !course) wrong.push({ ...place, problems })
    else lines.push({ ...place, course, role, person, hasLeft: cells.status?.toLowerCase() === 'tobedeleted' })
  }
  return { lines, wrong }
}

function personOf({
  sourcedid = '',
  givenname = '',
  preferredgivenname = '',
  familyname = '',
  email = '',
}: Row['cells']): NamedPerson {
  const name = [preferredgivenname || givenname, familyname].filter(Boolean).join(' ')
  return { externalId: sourcedid, name: name || null, email: email || null }
}

const courseOf = ({ sourcedid = '', title = '', classcode = '' }: Row['cells']): NamedCourse => ({
  externalId: sourcedid,
  title: title || classcode || sourcedid,
  code: classcode || null,
})

const unknown = (field: string, table: TableName, id = '') => ({
  field,
  problem: `There is no “${id.slice(0, 80)}” in ${table}.`,
  expected: `A sourcedId of ${table}.`,
})
