/** The words of each kind of notice. They are thin: who wants to know more follows the link, where permission is checked. */
export const mail = {
  subjectAbout: '{subject}: {title}',
  'until.answer': 'Answer by {day}.',
  'until.handIn': 'Hand in by {day}.',
  signIn: 'Sign in',
  open: 'Open it in Candour',
  'receipt.subject': 'Your work was received',
  'receipt.text': 'Your work has arrived. Its receipt is attached and can be checked by anybody.',
  'reflection_outstanding.subject': 'Your reflection is still needed',
  'reflection_outstanding.text':
    'Your work has arrived and is receipted. It is complete once you have written your reflection on it.',
  'reflection_reminder.subject': 'Your reflection is still missing',
  'reflection_reminder.text':
    'Your work is safe and receipted. It is looked at once you have written your reflection on it.',
  'due_soon.subject': 'The due date comes near',
  'due_soon.text':
    'You have not handed in your work yet. Later work is still accepted and marked as late. If you need more time, tell your tutor.',
  'evidence_disclosed.subject': 'Please read and answer',
  'evidence_disclosed.text':
    'Your tutor would like to talk with you about your work. Please read what they have shown you and answer it. Silence is not an admission.',
  'response_half_way.subject': 'Half of your time to answer has passed',
  'response_half_way.text':
    'What your tutor has shown you still waits for your answer. If you need more time, ask for it on the page. Silence is not an admission.',
  'response_last_day.subject': 'Your time to answer ends tomorrow',
  'response_last_day.text':
    'What your tutor has shown you still waits for your answer. If you need more time, ask for it on the page before this one ends. Silence is not an admission.',
  'time_answered.subject': 'Your request for more time is answered',
  'time_answered.text':
    'Your request for more time to answer has an answer. The page says what it is and until when you have time.',
  'conversation_recorded.subject': 'A record of your conversation',
  'conversation_recorded.text':
    'Your conversation is written down. Please read it and say whether it is right, or what is not.',
  'decision_recorded.subject': 'A decision about your work',
  'decision_recorded.text':
    'A decision about your work is recorded, with its reasons. Its page says how to appeal and until when.',
  'decision_reopened.subject': 'Your work is looked at again',
  'decision_reopened.text': 'The decision about your work was opened again. The earlier decision stays on record.',
  'appeal_received.subject': 'Your appeal has arrived',
  'appeal_received.text': 'Your appeal has arrived. A person who had no part in the decision decides it.',
  'appeal_answered.subject': 'Your appeal is answered',
  'appeal_answered.text': 'A new decision about your work is recorded, with its reasons.',
  'referral_returned.subject': 'The outcome of a referral has come back',
  'referral_returned.text': 'What came of the referral of your work is recorded.',
  'case_completed.subject': 'Your completion letter',
  'case_completed.text':
    'The procedure about your work has ended. Your completion letter says what was decided and who outside can look at it.',
  'permission_answered.subject': 'Your request to use AI is answered',
  'permission_answered.text': 'Your request for permission to use AI has an answer.',
  'due_date_changed.subject': 'The due date has changed',
  'due_date_changed.text': 'The due date of an assessment of yours has changed.',
  'extension_granted.subject': 'You have more time',
  'extension_granted.text': 'The time to hand in your work was extended for you.',
  'assessment_changed.subject': 'An assessment has changed',
  'assessment_changed.text': 'An assessment of yours has changed. Its page says what changed and from when it counts.',
  'policy_to_acknowledge.subject': 'A new version of the policy',
  'policy_to_acknowledge.text': 'A new version of the policy is in force. Please read and acknowledge it.',
  'person_invited.subject': 'Your account at Candour',
  'person_invited.text':
    'An account was made for you. You can sign in here. A link that signs you in works once, and for a day.',
  'time_asked.subject': 'A student asks for more time',
  'time_asked.text': 'A student asks for more time to answer what they were shown.',
  'conversation_answered.subject': 'A student has answered the record of a conversation',
  'conversation_answered.text': 'A student has said whether the record of a conversation is right.',
  'response_received.subject': 'A student has responded',
  'response_received.text': 'A student has responded to what they were shown.',
  'permission_asked.subject': 'A request to use AI waits for you',
  'permission_asked.text': 'A student asks for permission to use AI.',
  'appeal_to_answer.subject': 'An appeal waits for an answer',
  'appeal_to_answer.text': 'A student has appealed against a decision.',
  'work_assigned.subject': 'Work is assigned to you',
  'work_assigned.text': 'A lead has asked you to review a work.',
  'work_waiting.subject': 'Work waits for a person',
  'work_waiting.text': 'Work has been waiting for a person to look at it.',
  'notice_failed.subject': 'A notice could not be delivered',
  'notice_failed.text':
    'The mail about evidence that was shown to a student could not be delivered. Their time to respond has not begun.',
  'mark_not_arrived.subject': 'A mark did not arrive in the gradebook',
  'mark_not_arrived.text':
    'A mark that was given here has not arrived in the gradebook of the LMS. It is kept, and an admin can have it sent again.',
  'digest.subject': 'What waits for you today',
  'digest.text': 'This waits for you:',
  'audit_checkpoint.subject': 'Checkpoint of the audit log',
  'audit_checkpoint.text':
    'The newest checkpoint of the audit log is attached. Keep it: with it you can tell later whether the log was changed.',
} as const
