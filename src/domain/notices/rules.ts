import type { SubmissionEventType } from '../submission/status.ts'
import type { NoticeKind } from './kinds.ts'

/** Who is told of an event: by how they stand to the work, the assessment or the request that it is about. */
export type Addressee = 'account' | 'person' | 'student' | 'tutors' | 'leads' | 'auditors' | 'all_people'

export interface NoticeRule {
  kind: NoticeKind
  to: Addressee
  /** Only where the event holds this value. */
  when?: { field: string; is: string }
}

/** The notices of an event, or the reason why there is none. */
export type Rules = readonly NoticeRule[] | { none: string }

const appeal = { field: 'kind', is: 'appeal' }

/** What each event of a submission's life tells whom. */
export const submissionNotices = {
  'submission.received': [{ kind: 'receipt', to: 'student' }],
  'submission.reflection_required': [{ kind: 'reflection_outstanding', to: 'student' }],
  'submission.reflected': [{ kind: 'receipt', to: 'student' }],
  'submission.text_extracted': { none: 'A program read the work. Nothing waits for a person.' },
  'submission.text_unreadable': {
    none: 'The work is on the list of its tutors, who hear of it when it waits too long.',
  },
  'submission.partly_read': { none: 'The work is on the list of its tutors, who hear of it when it waits too long.' },
  'submission.released': { none: 'Nothing waits for a person, and it is no finding that could be told.' },
  'submission.flagged': { none: 'A flag is advice to the reviewer. The student hears of it when it is disclosed.' },
  'submission.unchecked': { none: 'The work is on the list of its tutors, who hear of it when it waits too long.' },
  'submission.sampled': { none: 'The work is on the list of its tutors, who hear of it when it waits too long.' },
  'submission.concern_raised': { none: 'The student hears of a concern when its evidence is disclosed.' },
  'submission.due_changed': { none: 'What made it later has a notice of its own.' },
  'submission.disclosed': [{ kind: 'evidence_disclosed', to: 'student' }],
  'submission.responded': [{ kind: 'response_received', to: 'tutors' }],
  'submission.marked': { none: 'A mark goes to the gradebook, where the student finds it.' },
  'submission.proposed': { none: 'The work is on the list of its tutors; the student hears of the decision.' },
  'submission.proposal_read': { none: 'It is the note of a reviewer, who goes on with the proposal.' },
  'submission.confirmed': { none: 'The decision that follows has a notice of its own.' },
  'submission.proposal_returned': { none: 'The work is on the list of its tutors again.' },
  'submission.confirmation_waived': { none: 'The decision that follows has a notice of its own and holds the reason.' },
  'submission.conflict_declared': { none: 'It is between the person and the leads, who see it with the work.' },
  'submission.assigned': [{ kind: 'work_assigned', to: 'person', when: { field: 'by', is: 'lead' } }],
  'submission.noted': { none: 'It stands with the work for those who review it.' },
  'submission.time_asked': [{ kind: 'time_asked', to: 'tutors' }],
  'submission.time_answered': [{ kind: 'time_answered', to: 'student' }],
  'submission.conversation_recorded': [{ kind: 'conversation_recorded', to: 'student' }],
  'submission.conversation_answered': [{ kind: 'conversation_answered', to: 'tutors' }],
  'submission.decided': [
    { kind: 'decision_recorded', to: 'student', when: { field: 'answers', is: 'review' } },
    { kind: 'appeal_answered', to: 'student', when: { field: 'answers', is: 'appeal' } },
  ],
  'submission.reopened': [
    { kind: 'appeal_received', to: 'student', when: appeal },
    { kind: 'appeal_to_answer', to: 'leads', when: appeal },
    { kind: 'decision_reopened', to: 'student', when: { field: 'kind', is: 'new_evidence' } },
    { kind: 'decision_reopened', to: 'student', when: { field: 'kind', is: 'error' } },
  ],
  'submission.referral_returned': [{ kind: 'referral_returned', to: 'student' }],
  'submission.completed': [{ kind: 'case_completed', to: 'student' }],
  'submission.withdrawn': { none: 'The student did it, and sees it at once.' },
  'submission.superseded': { none: 'The student handed in a newer attempt, whose receipt tells of it.' },
  'submission.erased': { none: 'Nothing of the work is left that a notice could be about.' },
} as const satisfies Record<ArrivalEvent | SubmissionEventType, Rules>

type ArrivalEvent = 'submission.received' | 'submission.reflection_required'

/** What the other events tell whom. An event without a line has no notice. */
const otherNotices: Record<string, Rules> = {
  'account.invited': [{ kind: 'person_invited', to: 'account' }],
  'permission.asked': [{ kind: 'permission_asked', to: 'tutors' }],
  'permission.granted': [{ kind: 'permission_answered', to: 'student' }],
  'permission.refused': [{ kind: 'permission_answered', to: 'student' }],
  'policy.activated': [{ kind: 'policy_to_acknowledge', to: 'all_people' }],
  'notice.failed': [{ kind: 'notice_failed', to: 'tutors' }],
  'lti.mark_not_arrived': [{ kind: 'mark_not_arrived', to: 'tutors' }],
  'audit.checkpoint_sent': [{ kind: 'audit_checkpoint', to: 'auditors' }],
}

/** The rules that an event with this data meets. */
export function noticesOf(type: string, data: Readonly<Record<string, unknown>>): readonly NoticeRule[] {
  const rules: Rules | undefined = (submissionNotices as Record<string, Rules>)[type] ?? otherNotices[type]
  if (!rules || 'none' in rules) return []
  return rules.filter(({ when }) => !when || data[when.field] === when.is)
}
