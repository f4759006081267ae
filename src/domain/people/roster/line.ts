import type { FieldProblem } from '../../error.ts'
import type { CourseRole } from '../enrolment.ts'

/** A course as a roster names it: by the id of the system it comes from, or by its code or title. */
export interface NamedCourse {
  externalId: string | null
  /** What people call it; a course that is new gets this title. */
  title: string
  code: string | null
}

/** A person as a roster names them; known by the external id first, then by the address. */
export interface NamedPerson {
  externalId: string | null
  name: string | null
  email: string | null
}

/** One line of a roster: who is what in which course. */
export interface RosterLine {
  /** The name of the table where a roster has several; empty for the one table of a plain file. */
  file: string
  /** Where it begins, counted from 1 with the line of column names. */
  line: number
  course: NamedCourse
  role: CourseRole
  person: NamedPerson
  /** Whether the roster says that the person has left the course. */
  hasLeft: boolean
}

/** A line that cannot be understood, and why. */
export interface WrongLine {
  file: string
  line: number
  problems: FieldProblem[]
}

/** The lines of a roster, and those that cannot be understood. */
export interface ReadRoster {
  lines: RosterLine[]
  wrong: WrongLine[]
}

/** All that a roster file says. `refusal` is a sentence about a file that is no roster. */
export type Roster = ReadRoster | { refusal: string }

/** What a line of a roster changes here. */
export const lineChanges = [
  'course_added',
  'course_renamed',
  'person_added',
  'name_changed',
  'address_changed',
  'external_id_added',
  'enrolled',
  'left',
] as const
export type LineChange = (typeof lineChanges)[number]
