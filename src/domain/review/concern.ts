import type { Evidence } from '../screening/detector.ts'

/** What a concern can be about (docs/reference/policy.md#concern-codes); codes for records, not labels for students. */
export const concernCodes = [
  'unacknowledged_ai_use',
  'ai_generated_work',
  'ai_named_as_author',
  'work_of_another',
  'plagiarism',
  'collusion',
  'reflection_mismatch',
  'reference_not_found',
] as const
export type ConcernCode = (typeof concernCodes)[number]

/** Something a person saw, with its place in the text where it has one. */
export interface Observation {
  observation: string
  start?: number
  end?: number
}

/** What a student was shown: a flag as it stood, or an observation. */
export type DisclosedItem =
  | { flagId: string; detector: string; rule: string; message: string; evidence: Evidence[]; limits: string[] }
  | Observation
