import { DomainError, type FieldProblem } from '../error.ts'

/** What a student says of the record of a conversation. */
export const stances = ['agrees', 'corrects', 'disputes'] as const
export type Stance = (typeof stances)[number]

/** A flag by its id or an observation word for word, as it was disclosed. */
export type Shown = { flagId: string } | { observation: string }

/** A conversation with a student as a person wrote it down. */
export interface ConversationRecord {
  heldAt: Date
  purpose: string
  /** Who took part beside the student and their companion, each with what they were there for. */
  people: { name: string; role: string }[]
  /** What the student had been shown before it. */
  evidence: Shown[]
  entries: { question: string; answer: string }[]
  /** Who came with the student; null where no companion came. */
  companion: string | null
  /** What was done differently for the student, such as breaks or an interpreter; null where nothing was. */
  adjustments: string | null
}

export interface ConversationFacts {
  now: Date
  receivedAt: Date
  /** All that the notice of a disclosure had brought to the student before the conversation. */
  shownBefore: Shown[]
}

/**
 * Refuses a record of a conversation that has not taken place, that was held before the work arrived, or that says of
 * evidence that it was shown beforehand where it was not. Throws INVALID_INPUT.
 */
export function checkConversation({ heldAt, evidence }: ConversationRecord, facts: ConversationFacts): void {
  const problems = [...wrongTime(heldAt, facts), ...notShownBefore(evidence, facts)]
  if (problems.length) throw new DomainError('INVALID_INPUT', 'The record cannot be kept like this.', problems)
}

function wrongTime(heldAt: Date, { now, receivedAt }: ConversationFacts): FieldProblem[] {
  if (heldAt > now) {
    const problem = 'This conversation has not taken place yet.'
    return [{ field: 'heldAt', problem, expected: 'A time that is over.' }]
  }
  if (heldAt >= receivedAt) return []
  const problem = 'The work had not been handed in by then.'
  return [{ field: 'heldAt', problem, expected: `A time after ${receivedAt.toISOString()}.` }]
}

function notShownBefore(evidence: Shown[], { shownBefore }: ConversationFacts): FieldProblem[] {
  const problem = 'The student had not been shown this before the conversation.'
  const expected = 'Only what was disclosed, with a notice that arrived before the conversation.'
  return evidence.flatMap((item, index) =>
    shownBefore.some((shown) => isSame(shown, item)) ? [] : [{ field: `evidence[${index}]`, problem, expected }],
  )
}

const isSame = (one: Shown, other: Shown) =>
  'flagId' in one
    ? 'flagId' in other && one.flagId === other.flagId
    : 'observation' in other && one.observation === other.observation

/** What a student says of a record: a correction or a dispute has words. Throws INVALID_INPUT. */
export function checkStance({ stance, text }: { stance: Stance; text: string }): void {
  if (stance === 'agrees' || text.trim()) return
  throw new DomainError('INVALID_INPUT', 'Please say what is not right.', [
    { field: 'text', problem: 'The text is still empty.', expected: 'A sentence on what is not right in the record.' },
  ])
}

/** Whole days from the hand-in to the conversation; memory fades, so this stands beside each record. */
export const daysAfter = (receivedAt: Date, heldAt: Date): number =>
  Math.max(0, Math.floor((heldAt.getTime() - receivedAt.getTime()) / 86_400_000))
