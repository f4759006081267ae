import type { CaseFacts } from '../case-facts.ts'
import type { AnswerTo } from '../decision.ts'

/** One thing that the student said, and whether a decision to their disadvantage has to answer it. */
export interface Said {
  to: AnswerTo
  text: string
  needsAnswer: boolean
}

interface Words extends Pick<CaseFacts, 'responses'> {
  conversations: Pick<CaseFacts['conversations'][number], 'answers'>[]
}

/**
 * Each thing that the student said: each response as a whole, each of its points, and what they said of the record of a
 * conversation, where only an agreement needs no answer. The database repeats it as `said_in` (0001_guards.sql).
 */
export const saidIn = ({ responses, conversations }: Words): Said[] => [
  ...responses.flatMap(({ id: responseId, text, points }) => [
    { to: { responseId }, text, needsAnswer: true },
    ...points.map(({ item, text }) => ({ to: { responseId, item }, text, needsAnswer: true })),
  ]),
  ...conversations.flatMap(({ answers }) =>
    answers.map(({ id, stance, text }) => ({
      to: { conversationAnswerId: id },
      text,
      needsAnswer: stance !== 'agrees',
    })),
  ),
]

/** Whether two answers are to the same thing. */
export const isSameThing = (one: AnswerTo, other: AnswerTo): boolean =>
  'responseId' in one
    ? 'responseId' in other && one.responseId === other.responseId && one.item === other.item
    : 'conversationAnswerId' in other && one.conversationAnswerId === other.conversationAnswerId
