import type { Purpose } from '../../domain/intake/reflection.ts'
import { clauseOrPractice } from '../../domain/policy/points.ts'
import type { Finding, Outcome } from '../../domain/review/decision.ts'
import type { Severity } from '../../domain/screening/detector.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'

export {
  concernLabels,
  groundLabels,
  outcomeLabels,
  referralLabels,
  reopeningLabels,
} from '../../domain/records/case-words.ts'

/** The label on screen of everything that has a code, in words that a tutor could read aloud to a student. */
export const statusLabels: Record<SubmissionStatus, string> = {
  awaiting_reflection: 'Waiting for the reflection',
  received: 'Received',
  extracted: 'Being read',
  released: 'Ready for marking',
  under_review: 'With a tutor',
  decided: 'Decided',
  withdrawn: 'Withdrawn',
  superseded: 'Replaced by a newer version',
  erased: 'Erased',
}

/** What a status means to the student whose work it is. */
export const statusMeaning: Record<SubmissionStatus, string> = {
  awaiting_reflection: 'Your file is safe. Your reflection is still missing; add it so that your work can go on.',
  received: 'Your work has arrived and is safe. The program is about to read its text.',
  extracted: 'The text of your work has been read, and the checks are under way.',
  released: 'Nobody has to look at anything before your work is marked.',
  under_review:
    'A tutor will look at your work before it is marked. This happens for many reasons, a random draw among them, and says nothing about you.',
  decided: 'A tutor has decided. You find the decision and its reasons below.',
  withdrawn: 'You took this work back.',
  superseded: 'You handed in a newer version, which counts instead of this one.',
  erased: 'This work has been erased.',
}

export const outcomeMeaning: Record<Outcome, string> = {
  no_concern: 'The work goes on to marking as it is.',
  advice_given: 'The student is told what to do differently next time; nothing else follows.',
  resubmission_invited: 'The student may hand in the work again.',
  breach_recorded:
    'A breach of the policy was found and is dealt with here. It rests on evidence that the student has seen and could answer.',
  referred:
    'The matter goes to the provider’s procedure. It rests on evidence that the student has seen and could answer.',
}

export const findingLabels: Record<Finding, string> = {
  not_established: 'Not established',
  poor_practice: 'Poor practice',
  established: 'Established',
}

export const severityLabel = (severity: Severity, clause: string | null) =>
  ({ conflict: `Possible conflict with ${clauseOrPractice(clause)}`, check: 'Worth a look', info: 'For information' })[
    severity
  ]

export const purposeLabels: Record<Purpose, string> = {
  understand_sources: 'Understand or summarise sources',
  extract_findings: 'Extract findings from sources',
  unblock_ideas: 'Get past writer’s block, find ideas',
  grammar: 'Check grammar and spelling',
  outline: 'Plan or outline',
  find_sources: 'Find sources',
  feedback: 'Get feedback on a draft',
  rewrite: 'Rewrite my own text',
  translate: 'Translate',
  draft_text: 'Draft text',
  code: 'Write or explain code',
  images_media: 'Make images or other media',
  data_analysis: 'Analyse data',
  accessibility: 'Accessibility support',
}

export const opinionLabels = {
  no_concern: 'I have no concern',
  unsure: 'I am not sure yet',
  concern: 'I have a concern',
} as const

export const outputUseLabels = {
  none: 'Nothing: it only helped me think',
  ideas: 'Ideas, in my own words',
  adapted: 'Wording that I changed',
  verbatim: 'Wording as it came',
} as const

export const personalDataLabels = {
  none: 'No personal data',
  own: 'Only my own',
  others: 'Other people’s',
} as const

export const otherToolLabels = {
  spelling: 'Spelling check',
  grammar: 'Grammar check',
  translation: 'Translation or dictionary',
  assistive_technology: 'Assistive technology',
  none: 'None of these',
} as const

export const roleLabels = {
  student: 'Student',
  tutor: 'Tutor',
  lead: 'Integrity lead',
  admin: 'Administrator',
  auditor: 'Auditor',
  integration: 'LMS',
} as const

export const runLabels = {
  succeeded: 'Done',
  skipped: 'Not applied',
  failed: 'Not available',
  waiting: 'Still waiting for an answer',
  blocked: 'Waiting for a person',
} as const

/** What an admin can want for another person's account. */
export const accessLabels = {
  key: 'A key',
  link: 'A sign-in link',
  invitation: 'An invitation by mail to',
  address: 'A new e-mail address',
  role: 'A new role',
} as const
