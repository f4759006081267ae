import type { FieldProblem } from '../../domain/error.ts'
import type { NamedPerson } from '../../domain/people/roster/line.ts'

/** The longest cells that are taken over, in characters. */
const longest = { name: 300, email: 320, externalId: 300 } as const

/** The form of an address that mail can be sent to: one sign in the middle, and a domain with a dot. */
const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/u

/** What is wrong with how a line names a person. */
export function personProblems(person: NamedPerson): FieldProblem[] {
  const problems: FieldProblem[] = []
  const { externalId, email } = person
  if (!externalId && !email) {
    problems.push({
      field: 'email',
      problem: 'There is neither an e-mail address nor an externalId.',
      expected: 'One of them, so that the person is known again.',
    })
  }
  if (email && !address.test(email)) {
    problems.push({
      field: 'email',
      problem: `“${email.slice(0, 80)}” is no e-mail address.`,
      expected: 'One such as sam@your-school.org.',
    })
  }
  for (const field of ['name', 'email', 'externalId'] as const) {
    if ((person[field]?.length ?? 0) > longest[field]) {
      problems.push({ field, problem: 'This is too long.', expected: `At most ${longest[field]} characters.` })
    }
  }
  return problems
}

/** A role that is none in a course. */
export const roleProblem = (given: string): FieldProblem => ({
  field: 'role',
  problem: given ? `“${given.slice(0, 80)}” is no role in a course.` : 'There is no role.',
  expected: 'student or tutor.',
})
