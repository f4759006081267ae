import type { SubmissionStatus } from './status.ts'

/** What is known of a submission's conversation: the newest disclosure with its notice, an unanswered request for more time, and the newest response. */
export interface Conversation {
  status: SubmissionStatus
  statusSince: Date
  disclosedAt: Date | null
  /** When the time to respond ends; null until the notice of the disclosure has arrived. */
  respondBy: Date | null
  /** When the notice of the disclosure was refused, given up, or left without a known answer; null where it was not. */
  noticeFailedAt: Date | null
  /** When the student asked for more time and has no answer yet; null where they have not, or have one. */
  timeAskedAt: Date | null
  respondedAt: Date | null
}

/** Whose turn it is, since when, and until when where there is an end. */
export interface Turn {
  on: 'tutor' | 'student' | 'nobody'
  since: Date
  until?: Date
  why: TurnReason
}

export const turnReasons = [
  'to_read',
  'to_answer',
  'to_respond',
  'time_asked',
  'silence',
  'reflection',
  'notice_under_way',
  'notice_failed',
  'nothing',
] as const
export type TurnReason = (typeof turnReasons)[number]

/**
 * Whom a submission waits for: the one spelling of this rule. After a disclosure it is the student's turn until they respond
 * or their time is over. Their time begins when the notice of it arrives; one that failed is a tutor's to put right,
 * and so is a request for more time that waits for an answer, also once the time is over.
 */
export function turnOf(conversation: Conversation, now: Date): Turn {
  const { status, statusSince, disclosedAt, respondBy, noticeFailedAt, timeAskedAt, respondedAt } = conversation
  if (status === 'awaiting_reflection') return { on: 'student', since: statusSince, why: 'reflection' }
  if (status !== 'under_review') return { on: 'nobody', since: statusSince, why: 'nothing' }
  // What was said before a decision was opened again belongs to the earlier round.
  if (!disclosedAt || disclosedAt < statusSince) return { on: 'tutor', since: statusSince, why: 'to_read' }
  if (respondedAt && respondedAt >= disclosedAt) return { on: 'tutor', since: respondedAt, why: 'to_answer' }
  if (!respondBy) {
    if (noticeFailedAt) return { on: 'tutor', since: noticeFailedAt, why: 'notice_failed' }
    return { on: 'student', since: disclosedAt, why: 'notice_under_way' }
  }
  if (timeAskedAt) return { on: 'tutor', since: timeAskedAt, until: respondBy, why: 'time_asked' }
  if (now < respondBy) return { on: 'student', since: disclosedAt, until: respondBy, why: 'to_respond' }
  return { on: 'tutor', since: respondBy, why: 'silence' }
}
