/** What a check page says of a step that cannot be undone, in whole sentences. */
export interface Check {
  /** What the step is, after “Please check:”. */
  title: string
  /** What will happen, a sentence each. */
  happens: string[]
  /** Who will see it. */
  seenBy: string
  /** The button that takes the step. It begins with “Yes”. */
  yes: string
  /** The fields whose words are shown once more, by name, with what they are called. */
  shows?: Record<string, string>
}

const student = 'The student, and those who work on this case.'
const admins = 'Administrators, in the audit log.'

/** Every step that has a check page. What has none can be undone, or only adds words of one’s own. */
export const checks = {
  disclosure: {
    title: 'show this evidence to the student',
    happens: [
      'The student gets a notice, and their time to respond begins when it arrives.',
      'What was shown stays on record. It cannot be taken back.',
    ],
    seenBy: student,
    yes: 'Yes, show it to the student',
    shows: { message: 'What you say to the student', observation: 'What you saw', responseDays: 'Days to respond' },
  },
  conversation: {
    title: 'keep this record of a conversation',
    happens: ['The record is kept as it is and cannot be changed.', 'The student is asked to read it and can answer.'],
    seenBy: student,
    yes: 'Yes, keep the record and show it to the student',
    shows: { purpose: 'What it was for', people: 'Who took part' },
  },
  timeAnswer: {
    title: 'answer the request for more time',
    happens: ['Your answer stands. The student’s time to respond ends as you say here.'],
    seenBy: student,
    yes: 'Yes, send the answer',
    shows: { until: 'More time until', reason: 'Reason' },
  },
  concern: {
    title: 'raise a concern',
    happens: ['The work goes to a person to read before it is marked.', 'The concern stays on record with your name.'],
    seenBy: 'Those who work on this case. The student sees it only when it is shown to them.',
    yes: 'Yes, raise the concern',
    shows: { particulars: 'Particulars', observation: 'The passage or observation' },
  },
  reopening: {
    title: 'open the decision again',
    happens: ['A person looks at the work again and decides anew.', 'The earlier decision is kept.'],
    seenBy: student,
    yes: 'Yes, open it again',
    shows: { reason: 'Reason' },
  },
  referralOutcome: {
    title: 'record the outcome of the referral',
    happens: ['The outcome is recorded and stays on record.'],
    seenBy: student,
    yes: 'Yes, record the outcome',
    shows: { code: 'Code', date: 'Day of the outcome', reference: 'Reference' },
  },
  confirmation: {
    title: 'confirm the proposed decision',
    happens: ['The decision stands as it was proposed. It can only be changed by opening it again.'],
    seenBy: student,
    yes: 'Yes, confirm the decision',
    shows: { reasons: 'Your reasons' },
  },
  proposalReturn: {
    title: 'return the proposal',
    happens: ['The proposal ends. The person who made it can read your reasons and propose again.'],
    seenBy: 'Those who work on this case.',
    yes: 'Yes, return the proposal',
    shows: { reasons: 'Your reasons' },
  },
  waiver: {
    title: 'decide without a second person',
    happens: ['The decision stands although no second person confirmed it.', 'Your reason is kept with it.'],
    seenBy: student,
    yes: 'Yes, record the waiver and the decision',
    shows: { reason: 'Why there is no second person' },
  },
  conflict: {
    title: 'declare a conflict of interest',
    happens: ['You take no part in deciding about this work from now on. This cannot be taken back.'],
    seenBy: 'Integrity leads read the reason. The student does not.',
    yes: 'Yes, declare it',
    shows: { reason: 'Reason' },
  },
  appeal: {
    title: 'send your appeal',
    happens: [
      'A person who had no part in the decision looks at the case again.',
      'The appeal cannot be taken back. The earlier decision is kept.',
    ],
    seenBy: 'You, and those who work on this case.',
    yes: 'Yes, send my appeal',
    shows: { reason: 'Why you appeal' },
  },
  withdrawal: {
    title: 'take this work back',
    happens: ['Your work will not be looked at or marked.', 'This cannot be undone.'],
    seenBy: 'You, and those who teach the course.',
    yes: 'Yes, take my work back',
  },
  reflection: {
    title: 'add your reflection',
    happens: [
      'Your reflection is joined to the work you handed in and goes on with it. It cannot be changed afterwards.',
    ],
    seenBy: 'You, and those who teach the course.',
    yes: 'Yes, add my reflection',
  },
  granting: {
    title: 'grant this permission',
    happens: ['The student may rely on it from now on. It cannot be taken back here.'],
    seenBy: 'The student, and those who teach the course.',
    yes: 'Yes, grant it',
    shows: { conditions: 'Conditions', expiresAt: 'Until' },
  },
  refusal: {
    title: 'answer that this is not permitted',
    happens: ['The request is closed with this answer. The student can ask again.'],
    seenBy: 'The student, and those who teach the course.',
    yes: 'Yes, send this answer',
    shows: { conditions: 'Why not' },
  },
  publishing: {
    title: 'publish this assessment',
    happens: [
      'Those who are enrolled in the course have the assessment and can hand in.',
      'It cannot be unpublished. It can be changed, and everyone enrolled gets a notice of a change.',
    ],
    seenBy: 'Everyone who is enrolled in the course.',
    yes: 'Yes, publish it',
    shows: { title: 'Title', brief: 'Brief', guidance: 'Guidance on using AI', dueAt: 'Due', opensAt: 'Opens' },
  },
  assessmentChange: {
    title: 'change this assessment',
    happens: ['A new version holds. Work that was handed in keeps the version under which it arrived.'],
    seenBy: 'Everyone who is enrolled gets a notice and can read what it was before.',
    yes: 'Yes, change it',
    shows: { title: 'Title', dueAt: 'Due', reason: 'Why it is changed' },
  },
  extension: {
    title: 'give more time',
    happens: ['The later due date applies to each student you chose. It cannot be taken back here.'],
    seenBy: 'Each of these students gets a notice. Those who teach the course see the date.',
    yes: 'Yes, give more time',
    shows: { until: 'Until', note: 'Note' },
  },
  outage: {
    title: 'decide about this outage',
    happens: ['The decision is recorded. If it is yes, due dates move and students get a notice.'],
    seenBy: 'Students whose due date moves, integrity leads and administrators.',
    yes: 'Yes, record the decision',
    shows: { reason: 'Reason' },
  },
  contextAnswer: {
    title: 'answer the course of your LMS',
    happens: ['The course may use this assessment, or may not, from now on.'],
    seenBy: 'If it may, its teachers see the work of this assessment.',
    yes: 'Yes, send this answer',
  },
  enrolmentEnd: {
    title: 'end this enrolment',
    happens: ['The person no longer reaches this course and its work. The enrolment stays on record.'],
    seenBy: 'Those who manage the course.',
    yes: 'Yes, end the enrolment',
  },
  activation: {
    title: 'put this policy version in force',
    happens: [
      'Work that arrives from now on is looked at under this version.',
      'The earlier version is no longer in force.',
    ],
    seenBy: 'Everyone.',
    yes: 'Yes, put it in force',
  },
  invitations: {
    title: 'invite these people',
    happens: ['Each person is added and gets a mail.'],
    seenBy: 'Each person you named.',
    yes: 'Yes, invite them',
    shows: { people: 'People' },
  },
  signInLink: {
    title: 'make a sign-in link for this person',
    happens: ['Whoever opens the link is signed in as this person, once.'],
    seenBy: 'You see the link once. It is recorded in the audit log that you made it.',
    yes: 'Yes, make the link',
  },
  key: {
    title: 'make a key for this person',
    happens: ['Programs that hold the key act as this person until the key is revoked.'],
    seenBy: 'You see the key once. It is recorded in the audit log that you made it.',
    yes: 'Yes, make the key',
    shows: { label: 'What it is for' },
  },
  blocking: {
    title: 'block sign-in',
    happens: ['The person is signed out everywhere and cannot sign in until you let them in again.'],
    seenBy: 'The person, when they try to sign in.',
    yes: 'Yes, block sign-in',
  },
  keyRevocation: {
    title: 'revoke this key',
    happens: ['Programs that use the key stop working at once. It cannot be used again.'],
    seenBy: admins,
    yes: 'Yes, revoke the key',
  },
  accessApproval: {
    title: 'approve this access',
    happens: ['The admin who asked can make it within a day.'],
    seenBy: 'The admin who asked, and the person it is about.',
    yes: 'Yes, I approve',
  },
  secret: {
    title: 'make a new secret',
    happens: ['A new secret is made now. The one before stays good for 24 hours.'],
    seenBy: 'You see the new secret once.',
    yes: 'Yes, make a new secret',
  },
  removal: {
    title: 'remove this endpoint',
    happens: ['Nothing is sent to it any more. What was sent stays on record.'],
    seenBy: admins,
    yes: 'Yes, remove it',
  },
  assignment: {
    title: 'join the assignment and the assessment',
    happens: ['From now on they are the same, and work that waited for that goes on.'],
    seenBy: 'Students whose work waited, and those who teach the course.',
    yes: 'Yes, they are the same',
    shows: { externalId: 'Id of the assignment', assessmentId: 'Assessment' },
  },
  lmsConfirmation: {
    title: 'confirm this LMS',
    happens: ['People can come in from this LMS from now on.'],
    seenBy: admins,
    yes: 'Yes, confirm it',
  },
  lmsClosure: {
    title: 'close this registration',
    happens: ['Nobody can come in from this LMS any more.'],
    seenBy: 'People who come from the LMS see that it is closed.',
    yes: 'Yes, close it',
  },
  deployment: {
    title: 'confirm this deployment',
    happens: ['People can come in from this deployment from now on.'],
    seenBy: admins,
    yes: 'Yes, confirm it',
    shows: { deployment: 'Deployment' },
  },
  toolKey: {
    title: 'sign with a new key',
    happens: ['Messages to every LMS are signed with a new key. The one before stays published for a week.'],
    seenBy: 'Each LMS reads the new key by itself.',
    yes: 'Yes, sign with a new key',
  },
} satisfies Record<string, Check>
