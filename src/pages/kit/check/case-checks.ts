import type { Check } from './check.ts'

const student = 'The student, and those who work on this case.'

/** Steps in a case: what its student or those who work on it cannot take back. */
export const caseChecks = {
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
} satisfies Record<string, Check>
