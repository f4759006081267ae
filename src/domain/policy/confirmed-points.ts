import { DomainError, type FieldProblem } from '../error.ts'
import type { Clause } from './clauses.ts'
import { type ClauseNumbers, policyPoints } from './points.ts'

/**
 * The clause for each point as a person sent it; a point that is left out, null or empty is not in this policy. Throws
 * INVALID_INPUT with the field `points.<point>` for a point or a clause that does not exist.
 */
export function confirmedPoints(sent: Record<string, string | null>, clauses: Pick<Clause, 'id'>[]): ClauseNumbers {
  const confirmed = Object.entries(sent).filter(([, clause]) => clause)
  const problems = confirmed.flatMap(([point, clause]): FieldProblem[] => {
    const field = `points.${point}`
    if (!Object.hasOwn(policyPoints, point)) {
      return [{ field, problem: 'There is no such point.', expected: Object.keys(policyPoints).join(', ') }]
    }
    if (clauses.some(({ id }) => id === clause)) return []
    return [{ field, problem: `This version has no clause ${clause}.`, expected: 'One of its clauses, or none.' }]
  })
  if (problems.length) throw new DomainError('INVALID_INPUT', 'Some points cannot be confirmed like this.', problems)
  return Object.fromEntries(confirmed)
}
