import type { Json } from '../screening/detector.ts'

/** An entry of the audit log, as far as it matters here. */
export interface HistoryEvent {
  type: string
  actorId: string | null
  actorRole: string | null
  data: Record<string, Json>
}

/** What a student, and the LMS that acts for them, may know of as it is recorded. Everything that is not listed is left out. */
const shared: ReadonlySet<string> = new Set([
  'submission.received',
  'submission.reflection_required',
  'submission.reflected',
  'submission.text_extracted',
  'submission.text_unreadable',
  'submission.released',
  'submission.disclosed',
  'notice.delivered',
  'notice.failed',
  'submission.responded',
  'submission.confirmation_waived',
  'submission.time_asked',
  'submission.time_answered',
  'submission.conversation_recorded',
  'submission.conversation_answered',
  'conversation.seen',
  'submission.decided',
  'submission.reopened',
  'submission.referral_returned',
  'submission.completed',
  'submission.due_changed',
  'submission.withdrawn',
  'submission.superseded',
  'submission.erased',
  'submission.read',
  'submission.text_read',
  'submission.file_read',
  'submission.page_read',
  'submission.attachment_read',
  'submission.exported',
  'remote.report_opened',
  'remote.report_fetched',
  'remote.retried',
  'remote.set_aside',
  'remote.erased',
  'storage.damage_found',
  'session.link_made',
])

/** Ways into a review that cannot be told apart from outside, so that none gives a concern or a flag away. */
export const waysIntoReview = [
  'submission.flagged',
  'submission.unchecked',
  'submission.partly_read',
  'submission.sampled',
  'submission.concern_raised',
] as const

/** The name under which all of them are told. */
export const underReview = 'submission.under_review'

const intoReview: ReadonlySet<string> = new Set(waysIntoReview)

/** Whether an event is told to the student exactly as it was recorded. */
export const isShared = ({ type }: Pick<HistoryEvent, 'type'>): boolean => shared.has(type)

/**
 * An event as the student may know it: as it was recorded, as `submission.under_review` without an actor where it put
 * the work under review, or null where it is not theirs to know.
 */
export function sharedForm<E extends HistoryEvent>(event: E): E | null {
  if (isShared(event)) return event
  const { from, to } = event.data
  if (!intoReview.has(event.type) || from === to) return null
  return { ...event, type: underReview, actorId: null, actorRole: null, data: { from: from!, to: to! } }
}
