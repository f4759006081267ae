import type { NoticeKind } from './kinds.ts'

/** Where the person of a notice goes on, and what the day is for that it names: to answer, or to hand in. */
interface Line {
  path: 'work' | 'review' | 'assessment' | 'permissions' | 'policy' | 'people' | 'notices' | 'audit'
  act?: 'answer' | 'handIn'
}

/** Where each kind of notice leads. Its words are in the catalogue (src/language/catalogue). */
export const lines: Record<NoticeKind, Line> = {
  receipt: { path: 'work' },
  reflection_outstanding: { path: 'work' },
  reflection_reminder: { path: 'work' },
  due_soon: { path: 'assessment', act: 'handIn' },
  evidence_disclosed: { path: 'work', act: 'answer' },
  response_half_way: { path: 'work', act: 'answer' },
  response_last_day: { path: 'work', act: 'answer' },
  time_answered: { path: 'work', act: 'answer' },
  conversation_recorded: { path: 'work' },
  decision_recorded: { path: 'work' },
  decision_reopened: { path: 'work' },
  appeal_received: { path: 'work' },
  appeal_answered: { path: 'work' },
  referral_returned: { path: 'work' },
  case_completed: { path: 'work' },
  permission_answered: { path: 'permissions' },
  due_date_changed: { path: 'assessment', act: 'handIn' },
  extension_granted: { path: 'assessment', act: 'handIn' },
  assessment_changed: { path: 'assessment', act: 'handIn' },
  policy_to_acknowledge: { path: 'policy' },
  person_invited: { path: 'notices' },
  time_asked: { path: 'review' },
  conversation_answered: { path: 'review' },
  response_received: { path: 'review' },
  permission_asked: { path: 'permissions' },
  appeal_to_answer: { path: 'review' },
  work_assigned: { path: 'review' },
  work_waiting: { path: 'review' },
  notice_failed: { path: 'review' },
  mark_not_arrived: { path: 'review' },
  digest: { path: 'notices' },
  audit_checkpoint: { path: 'audit' },
}
