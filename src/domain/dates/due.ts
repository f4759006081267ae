/** Why a due date applies to a student: the assessment's own, an extension, a standing adjustment, or time lost to our own outage. */
export const dueReasons = ['base', 'extension', 'adjustment', 'outage'] as const
export type DueReason = (typeof dueReasons)[number]

/** The due date that applies to a student, and why; `at` is null where work is never late. */
export interface Due {
  at: Date | null
  because: DueReason
}

/** On what ground a student has more time. */
export const extensionGrounds = ['adjustment', 'incident', 'agreed', 'other'] as const
export type ExtensionGround = (typeof extensionGrounds)[number]

/** Why intake could not be used: no process said that it was there, or it answered with an error of its own. */
export const outageCauses = ['unreachable', 'errors'] as const
export type OutageCause = (typeof outageCauses)[number]
