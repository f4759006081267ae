import type { SubmissionStatus } from '../../domain/submission/status.ts'

/** What is known of a submission's conversation: the newest disclosure and the newest response. */
export interface Conversation {
  status: SubmissionStatus
  statusSince: Date
  disclosedAt: Date | null
  respondBy: Date | null
  respondedAt: Date | null
}

/** Whose turn it is, since when, and until when where there is an end. */
export interface Turn {
  on: 'tutor' | 'student' | 'nobody'
  since: Date
  until?: Date
  why: 'to_read' | 'to_answer' | 'to_respond' | 'silence' | 'reflection' | 'nothing'
}

/** Whom a submission waits for. After a disclosure it is the student's turn until they respond or their time is over. */
export function turnOf({ status, statusSince, disclosedAt, respondBy, respondedAt }: Conversation, now: Date): Turn {
  if (status === 'awaiting_reflection') return { on: 'student', since: statusSince, why: 'reflection' }
  if (status !== 'under_review') return { on: 'nobody', since: statusSince, why: 'nothing' }
  // What was said before a decision was opened again belongs to the earlier round.
  if (!disclosedAt || !respondBy || disclosedAt < statusSince)
    return { on: 'tutor', since: statusSince, why: 'to_read' }
  if (respondedAt && respondedAt >= disclosedAt) return { on: 'tutor', since: respondedAt, why: 'to_answer' }
  if (now < respondBy) return { on: 'student', since: disclosedAt, until: respondBy, why: 'to_respond' }
  return { on: 'tutor', since: respondBy, why: 'silence' }
}
