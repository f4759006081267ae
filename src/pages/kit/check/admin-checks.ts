import type { Check } from './check.ts'

const admins = 'Administrators, in the audit log.'

/** Steps about access, policy and connections. */
export const adminChecks = {
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
