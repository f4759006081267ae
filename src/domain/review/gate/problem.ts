import type { FieldProblem } from '../../error.ts'

export const problemAt = (field: string, problem: string, expected: string): FieldProblem => ({
  field,
  problem,
  expected,
})
