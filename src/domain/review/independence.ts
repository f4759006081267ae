/** What a person can have done in a case, as the database lists it (`parts_in` in 0001_guards.sql). */
export const parts = {
  raised_concern: 'raised a concern',
  disclosed: 'showed the student the evidence',
  wrote_note: 'wrote a note for reviewers',
  noted_reading: 'noted a reading of the work',
  dismissed_flag: 'set a flag aside',
  proposed: 'proposed the decision',
  read_proposal: 'noted a reading before a proposal',
  confirmed: 'answered a proposal',
  waived: 'waived the second person',
  decided: 'decided',
  recorded_conversation: 'wrote down a conversation',
  answered_for_time: 'answered a request for more time',
  reopened: 'opened the decision again',
  marked: 'marked the work',
  marked_elsewhere: 'marked work of this student in this course',
  conflicted: 'declared a conflict of interest',
} as const
export type Part = keyof typeof parts

/** One thing that a person did in a case, and in which round. */
export interface Participation {
  personId: string
  part: Part
  round: number
}

/** What a second person may have done in the round of the proposal: it holds no stake in the outcome. */
const harmless: ReadonlySet<Part> = new Set([
  'wrote_note',
  'noted_reading',
  'dismissed_flag',
  'read_proposal',
  'confirmed',
  'reopened',
])

/** What keeps a person out of every step of deciding about a work. */
export const isConflicted = (personId: string, participations: Participation[]): boolean =>
  participations.some((one) => one.personId === personId && one.part === 'conflicted')

/**
 * Why a person may not be the second person of a proposal in this round: they had a part in the case already. To have read
 * in the same round, or to have returned a proposal of it, is none. Empty for one who may.
 */
export function partsAgainst(personId: string, round: number, participations: Participation[]): Part[] {
  const own = participations.filter((one) => one.personId === personId)
  return [...new Set(own.filter((one) => !harmless.has(one.part) || one.round < round).map(({ part }) => part))]
}
