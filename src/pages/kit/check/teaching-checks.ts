import type { Check } from './check.ts'

/** Steps about assessments, due dates, permissions and courses. */
export const teachingChecks = {
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
} satisfies Record<string, Check>
