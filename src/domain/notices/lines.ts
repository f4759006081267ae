import { silenceSentence } from '../review/more-time.ts'
import type { NoticeKind } from './kinds.ts'
import type { Line } from './line.ts'

/** The words of each kind. They are thin: who wants to know more follows the link, where permission is checked. */
export const lines: Record<NoticeKind, Line> = {
  receipt: {
    subject: 'Your work was received',
    text: 'Your work has arrived. Its receipt is attached and can be checked by anybody.',
    path: 'work',
  },
  reflection_outstanding: {
    subject: 'Your reflection is still needed',
    text: 'Your work has arrived and is receipted. It is complete once you have written your reflection on it.',
    path: 'work',
  },
  reflection_reminder: {
    subject: 'Your reflection is still missing',
    text: 'Your work is safe and receipted. It is looked at once you have written your reflection on it.',
    path: 'work',
  },
  due_soon: {
    subject: 'The due date comes near',
    text: 'You have not handed in your work yet. Later work is still accepted and marked as late. If you need more time, tell your tutor.',
    path: 'assessment',
    act: 'Hand in by',
  },
  evidence_disclosed: {
    subject: 'Please read and answer',
    text: `Your tutor would like to talk with you about your work. Please read what they have shown you and answer it. ${silenceSentence}`,
    path: 'work',
    act: 'Answer by',
  },
  response_half_way: {
    subject: 'Half of your time to answer has passed',
    text: `What your tutor has shown you still waits for your answer. If you need more time, ask for it on the page. ${silenceSentence}`,
    path: 'work',
    act: 'Answer by',
  },
  response_last_day: {
    subject: 'Your time to answer ends tomorrow',
    text: `What your tutor has shown you still waits for your answer. If you need more time, ask for it on the page before this one ends. ${silenceSentence}`,
    path: 'work',
    act: 'Answer by',
  },
  time_answered: {
    subject: 'Your request for more time is answered',
    text: 'Your request for more time to answer has an answer. The page says what it is and until when you have time.',
    path: 'work',
    act: 'Answer by',
  },
  conversation_recorded: {
    subject: 'A record of your conversation',
    text: 'Your conversation is written down. Please read it and say whether it is right, or what is not.',
    path: 'work',
  },
  decision_recorded: {
    subject: 'A decision about your work',
    text: 'A decision about your work is recorded, with its reasons. Its page says how to appeal and until when.',
    path: 'work',
  },
  decision_reopened: {
    subject: 'Your work is looked at again',
    text: 'The decision about your work was opened again. The earlier decision stays on record.',
    path: 'work',
  },
  appeal_received: {
    subject: 'Your appeal has arrived',
    text: 'Your appeal has arrived. A person who had no part in the decision decides it.',
    path: 'work',
  },
  appeal_answered: {
    subject: 'Your appeal is answered',
    text: 'A new decision about your work is recorded, with its reasons.',
    path: 'work',
  },
  referral_returned: {
    subject: 'The outcome of a referral has come back',
    text: 'What came of the referral of your work is recorded.',
    path: 'work',
  },
  case_completed: {
    subject: 'Your completion letter',
    text: 'The procedure about your work has ended. Your completion letter says what was decided and who outside can look at it.',
    path: 'work',
  },
  permission_answered: {
    subject: 'Your request to use AI is answered',
    text: 'Your request for permission to use AI has an answer.',
    path: 'permissions',
  },
  due_date_changed: {
    subject: 'The due date has changed',
    text: 'The due date of an assessment of yours has changed.',
    path: 'assessment',
    act: 'Hand in by',
  },
  extension_granted: {
    subject: 'You have more time',
    text: 'The time to hand in your work was extended for you.',
    path: 'assessment',
    act: 'Hand in by',
  },
  assessment_changed: {
    subject: 'An assessment has changed',
    text: 'An assessment of yours has changed. Its page says what changed and from when it counts.',
    path: 'assessment',
    act: 'Hand in by',
  },
  policy_to_acknowledge: {
    subject: 'A new version of the policy',
    text: 'A new version of the policy is in force. Please read and acknowledge it.',
    path: 'policy',
  },
  person_invited: {
    subject: 'Your account at Candour',
    text: 'An account was made for you. You can sign in here. A link that signs you in works once, and for a day.',
    path: 'notices',
  },
  time_asked: {
    subject: 'A student asks for more time',
    text: 'A student asks for more time to answer what they were shown.',
    path: 'review',
  },
  conversation_answered: {
    subject: 'A student has answered the record of a conversation',
    text: 'A student has said whether the record of a conversation is right.',
    path: 'review',
  },
  response_received: {
    subject: 'A student has responded',
    text: 'A student has responded to what they were shown.',
    path: 'review',
  },
  permission_asked: {
    subject: 'A request to use AI waits for you',
    text: 'A student asks for permission to use AI.',
    path: 'permissions',
  },
  appeal_to_answer: {
    subject: 'An appeal waits for an answer',
    text: 'A student has appealed against a decision.',
    path: 'review',
  },
  work_assigned: {
    subject: 'Work is assigned to you',
    text: 'A lead has asked you to review a work.',
    path: 'review',
  },
  work_waiting: {
    subject: 'Work waits for a person',
    text: 'Work has been waiting for a person to look at it.',
    path: 'review',
  },
  notice_failed: {
    subject: 'A notice could not be delivered',
    text: 'The mail about evidence that was shown to a student could not be delivered. Their time to respond has not begun.',
    path: 'review',
  },
  mark_not_arrived: {
    subject: 'A mark did not arrive in the gradebook',
    text: 'A mark that was given here has not arrived in the gradebook of the LMS. It is kept, and an admin can have it sent again.',
    path: 'review',
  },
  digest: {
    subject: 'What waits for you today',
    text: 'This waits for you:',
    path: 'notices',
  },
  audit_checkpoint: {
    subject: 'Checkpoint of the audit log',
    text: 'The newest checkpoint of the audit log is attached. Keep it: with it you can tell later whether the log was changed.',
    path: 'audit',
  },
}
